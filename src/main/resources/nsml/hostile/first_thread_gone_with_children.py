# case: 19
# title: two hundred children of a process whose first thread has ended
# mode: train
# expect: PROCESSES
# protects: processes
import ctypes
import os
import threading
import time

import harmless

EXIT_OF_A_THREAD = 93 if os.uname().machine == 'aarch64' else 60


def multiply():
    time.sleep(0.5)
    count = 0
    try:
        while count < 200:
            if os.fork() == 0:
                time.sleep(6)
                os._exit(0)
            count += 1
    except OSError:
        pass
    time.sleep(3)
    if count > 64:
        harmless.breach('%d processes' % count)
    os._exit(0)


def train():
    if os.fork() == 0:
        threading.Thread(target=multiply).start()
        ctypes.CDLL(None).syscall(EXIT_OF_A_THREAD, 0)
    harmless.rest(8)


harmless.run(train)
