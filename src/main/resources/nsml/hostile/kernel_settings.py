# case: 47
# title: opens each file of /proc and /sys for writing (and writes nothing)
# mode: train
# expect: OK
# protects: reading
import os

import harmless


def train():
    for top in ('/proc', '/sys'):
        for folder, folders, files in os.walk(top):
            if folder == '/proc':
                # What belongs to the own processes may be written. Pressure files take only wishes to be woken.
                folders[:] = [name for name in folders if not name.isdigit() and name not in ('self', 'thread-self', 'pressure')]
            for name in files:
                path = os.path.join(folder, name)
                try:
                    file = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
                    # What a container is not to see is covered by the device that takes everything.
                    if os.fstat(file).st_rdev != os.stat(os.devnull).st_rdev:
                        harmless.breach(path + ' can be written')
                    os.close(file)
                except OSError:
                    pass


harmless.run(train)
