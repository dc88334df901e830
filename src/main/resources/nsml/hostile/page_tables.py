# case: 31
# title: memory of the kernel's own: page tables of huge maps that are read and never written
# mode: train
# expect: MEMORY
# protects: memory
import mmap

import harmless

NORESERVE, NO_HUGE_PAGES, SIZE = 0x4000, 15, 64 << 30


def train():
    maps = []
    for count in range(1, 9):
        memory = mmap.mmap(-1, SIZE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | NORESERVE)
        memory.madvise(NO_HUGE_PAGES)
        maps.append(memory)
        for page in range(0, SIZE, 2 << 20):
            memory[page]
    harmless.rest(2)
    harmless.breach('%d MB of page tables' % (len(maps) * 128))


harmless.run(train)
