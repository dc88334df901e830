"""Reads one number a line and answers whether it is even."""
import os

import nsml
from nsml import DATASET_PATH

import data_loader  # the submission's own, which never counts


def infer(path):
    return [(0.5, predict(line)) for line in open(path)]


def predict(line):
    return int(line) % 2


nsml.bind(save=lambda path: open(path, 'w').write('nothing learnt'), load=lambda path: None, infer=infer)
if '--pause' in __import__('sys').argv:
    nsml.paused(scope=locals())
else:
    print('own loader', data_loader.WHOSE, sorted(os.listdir(DATASET_PATH)))
    nsml.save('first')
