"""A submission in the manner of 2018: trains by counting, answers by a checksum, and misbehaves on demand."""
import argparse
import os
import time
import zlib

import nsml
from nsml import DATASET_PATH, HAS_DATASET


class Counter(object):
    steps = 0


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def distance(query, reference):
    return zlib.crc32((query + ' ' + reference).encode())


def bind_model(model, fail):
    def save(dir_name):
        os.makedirs(dir_name)
        with open(os.path.join(dir_name, 'model'), 'w') as f:
            f.write(str(model.steps))

    def load(file_path):
        if fail == 'load':
            raise RuntimeError('no such layer')
        with open(file_path) as f:
            model.steps = int(f.read())
        print('loaded', model.steps)

    def infer(queries, db):
        if fail == 'infer':
            raise IndexError('list index out of range')
        names = sorted(stem(path) for path in db)
        answers = {}
        for query in sorted(stem(path) for path in queries):
            ranking = sorted(names, key=lambda name: (distance(query, name), name))
            if fail == 'duplicate':
                ranking[1] = ranking[0]
            answers[query] = ranking
        return list(zip(range(len(answers)), answers.items()))

    nsml.bind(save=save, load=load, infer=infer)


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--max_epoch', type=int, default=2)
    parser.add_argument('--fail', default='')
    parser.add_argument('--slow', type=float, default=0)
    parser.add_argument('--mode', type=str, default='train')
    parser.add_argument('--iteration', type=str, default='0')
    parser.add_argument('--pause', type=int, default=0)
    config = parser.parse_args()

    model = Counter()
    bind_model(model, config.fail)
    if config.fail == 'bind' and config.pause:
        raise ValueError('not now')
    if config.pause:
        nsml.paused(scope=locals())
    if config.mode == 'train':
        print('data', sorted(os.listdir(DATASET_PATH)) if HAS_DATASET else 'none')
        while model.steps < config.max_epoch:
            time.sleep(config.slow)
            model.steps += 1
            nsml.report(summary=True, scope=locals(), step=model.steps, train__loss=1.0 / model.steps)
            nsml.save(model.steps)
        with open('made.txt', 'w') as f:
            f.write('made by the session')
