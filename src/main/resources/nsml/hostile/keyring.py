# case: 45
# title: a message for the next submission in the kernel's keyrings
# mode: train
# expect: OK
# protects: leftovers
import ctypes
import platform

import harmless

NUMBERS = (248, 250) if platform.machine() == 'x86_64' else (217, 219)
KEYRINGS = {'session': -3, 'user': -4, 'user session': -5}


def train():
    libc = ctypes.CDLL(None, use_errno=True)
    for name, keyring in KEYRINGS.items():
        key = libc.syscall(ctypes.c_long(NUMBERS[0]), b'user', b'nsml-hostile', b'61.145', ctypes.c_long(6), ctypes.c_long(keyring))
        if key != -1:
            harmless.breach('a key in the %s keyring' % name)
            libc.syscall(ctypes.c_long(NUMBERS[1]), ctypes.c_long(9), ctypes.c_long(key), ctypes.c_long(keyring))


harmless.run(train)
