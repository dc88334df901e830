# case: 44
# title: puts a link where the platform is about to hand a checkpoint in, to make the platform fail
# mode: train
# expect: OK | CRASH
# protects: checkpoint
import os
import threading

import nsml

import harmless
import raw


def race():
    while True:
        for name in os.listdir(raw.SCRATCH):
            if name.startswith('load-'):
                try:
                    os.rmdir(raw.place(name))
                    os.symlink('/usr', raw.place(name))
                except OSError:
                    pass


def train():
    nsml.save('1')
    for _ in range(2):
        threading.Thread(target=race, daemon=True).start()
    for _ in range(200):
        try:
            nsml.load('1')
        except Exception as refused:
            print(refused)


harmless.run(train)
