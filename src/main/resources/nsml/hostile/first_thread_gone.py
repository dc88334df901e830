# case: 31
# title: memory of a process whose first thread has ended
# mode: train
# expect: MEMORY
# protects: memory
import ctypes
import os
import threading
import time

import harmless

EXIT_OF_A_THREAD = 93 if os.uname().machine == 'aarch64' else 60


def fill():
    time.sleep(0.5)
    kept = []
    for _ in range(14):
        block = bytearray(64 << 20)
        for page in range(0, len(block), 4096):
            block[page] = 1
        kept.append(block)
    time.sleep(2.5)
    harmless.breach('%d MB in a process whose first thread has ended' % (len(kept) * 64))
    os._exit(0)


def train():
    if os.fork() == 0:
        threading.Thread(target=fill).start()
        ctypes.CDLL(None).syscall(EXIT_OF_A_THREAD, 0)
    harmless.rest(12)


harmless.run(train)
