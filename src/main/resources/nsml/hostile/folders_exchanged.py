# case: 38
# title: folders that are exchanged with links all the time while the platform counts them
# mode: train
# expect: OK
# protects: disk
import ctypes
import os
import time

import nsml

import harmless

EXCHANGE, HERE = 2, -100


def train():
    renameat2 = 276 if os.uname().machine == 'aarch64' else 316
    kernel = ctypes.CDLL(None)
    os.chdir('/scratch')
    pairs = [(b'folder-%d' % number, b'link-%d' % number) for number in range(40)]
    for folder, link in pairs:
        os.mkdir(folder)
        os.symlink('/nowhere', link)
    end = time.monotonic() + 4
    while time.monotonic() < end:
        for folder, link in pairs:
            kernel.syscall(renameat2, HERE, folder, HERE, link, EXCHANGE)
    nsml.save('1')


harmless.run(train)
