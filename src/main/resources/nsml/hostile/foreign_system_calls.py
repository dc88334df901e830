# case: -
# title: system calls by the numbers of x32, which a filter of numbers may forget
# mode: train
# expect: OK
# protects: reading
import ctypes
import os
import platform

import harmless

X32 = 0x40000000


def train():
    if platform.machine() != 'x86_64':
        return
    libc = ctypes.CDLL(None, use_errno=True)
    for name, number, arguments in (('getpid', 39, ()), ('ptrace', 521, (0, 0, 0, 0)), ('unshare', 272, (0x10000000,))):
        if os.fork() == 0:
            if libc.syscall(ctypes.c_long(X32 | number), *map(ctypes.c_long, arguments)) != -1:
                harmless.breach(name + ' of x32')
            os._exit(0)
        os.wait()


harmless.run(train)
