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
                    os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
                    harmless.breach(path + ' can be written')
                except OSError:
                    pass


harmless.run(train)
