# case: 33
# title: half a million empty files in /tmp: half a gigabyte of the kernel's memory
# mode: train
# expect: MEMORY | DISK
# protects: memory
# limits: memory=256M train=60s
import os

import harmless


def train():
    for folder in range(500):
        os.mkdir('/tmp/%d' % folder)
        for number in range(1000):
            os.mknod('/tmp/%d/%d' % (folder, number))
    harmless.rest(2)
    harmless.breach('500,000 files in /tmp')


harmless.run(train)
