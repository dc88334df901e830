# case: -
# title: takes leases on files that others read, so that each open of these waits three quarters of a minute
# mode: train
# expect: OK
# protects: reading
import fcntl
import glob
import os
import sys

import harmless


def train():
    shared = glob.glob('/data/**', recursive=True) + glob.glob('/nsml/python/*.py') + ['/usr/bin/uptime', '/bin/true', sys.executable]
    for path in filter(os.path.isfile, shared):
        file = os.open(path, os.O_RDONLY)
        for lease in (fcntl.F_RDLCK, fcntl.F_WRLCK):
            try:
                fcntl.fcntl(file, fcntl.F_SETLEASE, lease)
                fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
                harmless.breach('a lease on ' + path)
            except OSError:
                pass
        os.close(file)


harmless.run(train)
