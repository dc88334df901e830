# case: -
# title: deleted files of a program that nobody may look into, as it cannot be read
# mode: train
# expect: DISK
# protects: disk
import os
import shutil
import sys

import harmless

FILLS = """
import os, time
for _ in range(10):
    file = os.open('/scratch/bomb', os.O_RDWR | os.O_CREAT)
    os.unlink('/scratch/bomb')
    os.write(file, b'x' * (16 << 20))
time.sleep(60)
"""


def train():
    python = '/scratch/python'
    shutil.copy(os.path.realpath(sys.executable), python)
    os.chmod(python, 0o111)
    os.spawnl(os.P_NOWAIT, python, sys.executable, '-I', '-c', FILLS)
    harmless.rest(6)
    harmless.breach('160 MB of disk in deleted files of a process that nobody can look into')


harmless.run(train)
