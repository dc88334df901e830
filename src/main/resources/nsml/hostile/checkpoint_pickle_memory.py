# case: 67
# title: a checkpoint of some bytes that becomes gigabytes when it is loaded
# mode: submit
# expect: MEMORY
# protects: checkpoint
import os
import pickle

import harmless


class Bomb(object):
    def __reduce__(self):
        return eval, ("[bytearray(64 << 20).replace(b'\\0', b'x') for _ in range(32)]",)


def save(path):
    with open(path, 'wb') as out:
        pickle.dump(Bomb(), out)


def load(path):
    with open(path, 'rb') as file:
        pickle.load(file)
    harmless.breach('two gigabytes of memory')


harmless.run(save=save, load=load)
