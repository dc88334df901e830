# case: 31
# title: files in memory without a name or a map (memfd), which no process seems to own
# mode: train
# expect: MEMORY | DENIED
# protects: memory
import os

import harmless


def train():
    if not hasattr(os, 'memfd_create'):
        raise MemoryError('this Python cannot make them')
    block = b'x' * (1 << 20)
    files = []
    for _ in range(40):
        file = os.memfd_create('bomb')
        files.append(file)
        for _ in range(25):
            os.write(file, block)
    harmless.rest(2)
    harmless.breach('%d MB in files without a name' % (25 * len(files)))


harmless.run(train)
