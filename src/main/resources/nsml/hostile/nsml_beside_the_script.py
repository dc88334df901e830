# case: 44
# title: folders and modules that pass for the platform's library, left wherever Python looks for them
# mode: submit
# expect: OK
# protects: ending
import os

import nsml

import harmless

FORGED = "print('BREA' + 'CH: a forged library was imported', flush=True)\nraise SystemExit(0)\n"
PACKAGES = '.local/lib/python3.%d/site-packages/'


def plant(folder):
    for name in ('nsml/__init__.py', 'sitecustomize.py', 'usercustomize.py', 'harmless/__init__.py'):
        path = os.path.join(folder, name)
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'w') as out:
                out.write(FORGED)
        except OSError:
            pass


def train():
    nsml.save('1')
    for minor in range(6, 15):
        plant(os.path.join(os.path.expanduser('~'), PACKAGES % minor))
    for folder in ('/app', '/scratch', '/nsml/python', '/tmp'):
        plant(folder)


def infer(queries, references):
    if not os.path.realpath(nsml.__file__).startswith('/nsml/'):
        print('the library is', nsml.__file__)
    return harmless.answers(queries, references)


harmless.run(train, infer)
