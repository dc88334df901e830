"""Does what a submission should; a case gives it the one thing that it does differently."""
import argparse
import os
import time

import nsml

PARSER = argparse.ArgumentParser()
for option in ('--home', '--port', '--victim', '--mode', '--iteration', '--pause'):
    PARSER.add_argument(option, default='')
ARGUMENTS = PARSER.parse_args()


def breach(what):
    print('BREACH: ' + what, flush=True)


def secret(text, where):
    """Cries if the text (or bytes) holds one of the doctor's secrets."""
    if isinstance(text, bytes):
        text = text.decode('latin-1')
    if 'planted-' + 'secret' in text:
        breach('a secret in ' + where)


def look(path):
    """Looks for a secret in a file, if it can be read."""
    try:
        with open(path, 'rb') as file:
            secret(file.read(), path)
    except (OSError, MemoryError):
        pass  # As it should be.


def rest(seconds=60):
    """Sleeps, whatever is raised."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            time.sleep(0.2)
        except BaseException:
            pass


def stem(path):
    return os.path.splitext(os.path.basename(path))[0]


def answers(queries, references):
    """All references for each query, in order."""
    ranking = sorted(stem(path) for path in references)
    return [(number, (stem(path), ranking)) for number, path in enumerate(queries)]


def save_file(dir_name):
    os.makedirs(dir_name, exist_ok=True)
    with open(os.path.join(dir_name, 'model'), 'w') as file:
        file.write('weights')


def load_nothing(path):
    pass


def run(train=lambda: nsml.save('1'), infer=answers, save=save_file, load=load_nothing):
    """Runs the case, with these in the place of what is usual."""
    nsml.bind(save=save, load=load, infer=infer)
    if ARGUMENTS.pause not in ('', '0'):
        nsml.paused(scope=globals())
    else:
        train()
