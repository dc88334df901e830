# case: 32
# title: fills the working directory and ends before anybody looks
# mode: train
# expect: DISK
# protects: disk
import os

import harmless


def train():
    for number in range(8):
        file = os.open('bomb-%d' % number, os.O_CREAT | os.O_WRONLY)
        os.posix_fallocate(file, 0, 25 << 20)
        os.close(file)


harmless.run(train)
