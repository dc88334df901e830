# case: -
# title: deleted files that only a memory map holds, with no descriptor
# mode: train
# expect: DISK
# protects: disk
import ctypes
import os

import harmless

LIBC = ctypes.CDLL(None)
LIBC.mmap.restype = ctypes.c_void_p
LIBC.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
SIZE = 16 << 20


def train():
    for _ in range(10):
        file = os.open('/scratch/bomb', os.O_RDWR | os.O_CREAT)
        os.unlink('/scratch/bomb')
        os.write(file, b'x' * SIZE)
        LIBC.mmap(None, SIZE, 1, 1, file, 0)
        os.close(file)
    harmless.rest(4)
    harmless.breach('160 MB of disk in maps of deleted files')


harmless.run(train)
