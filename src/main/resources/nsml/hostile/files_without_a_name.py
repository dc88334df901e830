# case: 32
# title: files that are deleted while they are open, where nobody counts them
# mode: train
# expect: DISK
# protects: disk
import os

import harmless


def train():
    block, files = os.urandom(1 << 20), []
    for _ in range(8):
        file = os.open('bomb', os.O_CREAT | os.O_RDWR)
        os.unlink('bomb')
        files.append(file)
        for _ in range(25):
            os.write(file, block)
    harmless.rest(4)
    harmless.breach('200 MB of %d files without a name' % len(files))


harmless.run(train)
