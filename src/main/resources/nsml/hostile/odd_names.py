# case: 62
# title: leaves names that are no text, folders that nobody may enter, and folders deeper than any path
# mode: train
# expect: OK | DISK
# protects: leftovers
import os

import harmless


def train():
    for top in (b'/app', b'/scratch'):
        for name in (b'\xff\xfe\x80', b'a\nb\r\x1b[2J', b'\xe2\x80\xae', b' ', b'x' * 255, b'-rf', b'*', b'"; true "'):
            path = os.path.join(top, name)
            os.makedirs(path, exist_ok=True)
            with open(os.path.join(path, name), 'w') as out:
                out.write('x')
        locked = os.path.join(top, b'locked')
        os.makedirs(os.path.join(locked, b'inner'))
        os.chmod(os.path.join(locked, b'inner'), 0)
        os.chmod(locked, 0)
        os.mkdir(os.path.join(top, b'deep'))
        os.chdir(os.path.join(top, b'deep'))
        for _ in range(200):
            os.mkdir('d' * 100)
            os.chdir('d' * 100)


harmless.run(train)
