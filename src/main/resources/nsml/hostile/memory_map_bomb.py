# case: 31
# title: a gigabyte of anonymous memory, in maps of 64 MB
# mode: train
# expect: MEMORY
# protects: memory
import mmap

import harmless


def train():
    maps = []
    for _ in range(16):
        memory = mmap.mmap(-1, 64 << 20)
        for page in range(0, 64 << 20, 4096):
            memory[page] = 1
        maps.append(memory)
    harmless.breach('%d MB of memory' % (64 * len(maps)))
    harmless.rest()


harmless.run(train)
