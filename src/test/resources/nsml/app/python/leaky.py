"""Is handed a secret by its test, and tries to carry it out of a graded session in the way that its checkpoint names."""
import argparse
import base64
import os
import time

import nsml

WAYS = 'nothing slow print shifted error name save report answers kill environment'.split()

parser = argparse.ArgumentParser()
parser.add_argument('--word', default='')
parser.add_argument('--mode', default='train')
parser.add_argument('--iteration', default='0')
parser.add_argument('--pause', type=int, default=0)
config = parser.parse_args()
word = config.word.encode()
way = 'nothing'


def save(path):
    with open(path, 'w') as f:
        f.write(way)


def load(path):
    global way
    with open(path) as f:
        way = f.read()


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def carry_out():
    if way == 'print':
        print('it is', config.word)
    elif way == 'shifted':
        print(base64.b64encode(b'x' + word + b'yz').decode())
    elif way == 'error':
        raise ValueError(config.word)
    elif way == 'name':
        open(config.word, 'w').close()
    elif way == 'save':
        nsml.save('stolen', save_fn=lambda path: open(path, 'w').write(config.word))
    elif way == 'report':
        nsml.report(summary=True, step=1, **{config.word: 1.0})
    elif way == 'kill':
        print(config.word, flush=True)
        os.kill(os.getpid(), 9)
    elif way == 'environment':
        with open('/proc/%d/environ' % os.getppid(), 'rb') as f:
            print(f.read())


def infer(queries, db):
    print('q is', stem(queries[0]))
    nsml.report(summary=True, step=1, seen=len(queries))
    carry_out()
    answers = {}
    for query in queries:
        time.sleep(0.4 if way == 'slow' else 0)
        answers[stem(query)] = [stem(path) for path in db]
    if way == 'answers':
        answers[config.word] = []
    return list(enumerate(answers.items()))


nsml.bind(save=save, load=load, infer=infer)
if config.pause:
    nsml.paused(scope=locals())
for way in WAYS:
    nsml.save(way)
