# case: -
# title: types a command into the terminal of whoever started it (TIOCSTI)
# mode: train
# expect: OK
# protects: reading
import fcntl
import os

import harmless

TIOCSTI, TIOCLINUX = 0x5412, 0x541C


def train():
    terminals = [0, 1, 2]
    for name in ('/dev/tty', '/dev/console', '/dev/tty0', '/dev/tty1'):
        try:
            terminals.append(os.open(name, os.O_RDWR | os.O_NOCTTY))
        except OSError:
            pass
    for terminal in terminals:
        for request, argument in ((TIOCSTI, b' '), (TIOCLINUX, b'\x03')):
            try:
                fcntl.ioctl(terminal, request, argument)
                harmless.breach('request %x on descriptor %d' % (request, terminal))
            except OSError:
                pass


harmless.run(train)
