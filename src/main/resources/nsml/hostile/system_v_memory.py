# case: 31, 45
# title: segments of System V shared memory, filled and let go
# mode: train
# expect: MEMORY
# protects: memory
import ctypes

import harmless

SIZE = 50 << 20


def train():
    libc = ctypes.CDLL(None, use_errno=True)
    libc.shmat.restype = ctypes.c_void_p
    libc.shmdt.argtypes = [ctypes.c_void_p]
    filled = 0
    for _ in range(20):
        segment = libc.shmget(0, SIZE, 0o1600)
        address = libc.shmat(segment, None, 0) if segment >= 0 else None
        if segment < 0 or address == ctypes.c_void_p(-1).value:
            raise MemoryError('refused')
        ctypes.memset(address, 1, SIZE)
        libc.shmdt(address)
        filled += SIZE
    harmless.rest(2)
    harmless.breach('%d MB of segments' % (filled >> 20))


harmless.run(train)
