# case: 31
# title: memory of the kernel's own: pipes and sockets that nobody reads
# mode: train
# expect: MEMORY | PROCESSES
# protects: memory
import os
import socket

import harmless


def fill():
    """Fills what one process may open."""
    ends, block, held = [], b'x' * 65536, 0
    try:
        while held < 200 << 20:
            pair = socket.socketpair()
            ends.append(pair)
            for end in pair:
                end.setblocking(False)
                try:
                    while True:
                        held += end.send(block)
                except BlockingIOError:
                    pass
    except OSError:
        pass
    harmless.rest(8)


def train():
    for _ in range(5):
        if os.fork() == 0:
            fill()
            os._exit(0)
    harmless.rest(8)
    harmless.breach('up to 1000 MB in buffers of sockets')


harmless.run(train)
