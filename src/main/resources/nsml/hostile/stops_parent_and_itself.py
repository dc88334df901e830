# case: 13
# title: stops its parent and process 1 by a signal, then itself
# mode: train
# expect: TRAIN_TIMEOUT
# protects: time
# limits: train=2s
import os
import signal

import harmless


def train():
    for process in (1, os.getpid()):
        try:
            os.kill(process, signal.SIGSTOP)
        except OSError as refused:
            print(process, refused)
    harmless.rest()


harmless.run(train)
