# case: -
# title: waits to be told by the kernel which files of the system others open (inotify, dnotify)
# mode: train
# expect: OK
# protects: reading
import ctypes
import fcntl
import os

import harmless
import nsml

IN_OPEN = 0x20


def train():
    libc = ctypes.CDLL(None, use_errno=True)
    for folder in ('/usr/bin', '/usr/lib', '/bin'):
        for make in (lambda: libc.inotify_init(), lambda: libc.inotify_init1(0x800)):
            watch = make()
            if watch >= 0 and libc.inotify_add_watch(watch, folder.encode(), IN_OPEN) >= 0:
                harmless.breach('a watch on ' + folder)
        file = os.open(folder, os.O_RDONLY)
        try:
            fcntl.fcntl(file, fcntl.F_NOTIFY, fcntl.DN_ACCESS)
            harmless.breach('notices of ' + folder)
        except OSError:
            pass  # As it should be.
        os.close(file)
    nsml.save('1')


harmless.run(train)
