# case: 64
# title: leaves a program that runs with the rights of its owner, who is the platform's user
# mode: train
# expect: OK
# protects: leftovers
import os
import shutil

import harmless


def train():
    for folder in ('/app', '/scratch'):
        path = os.path.join(folder, 'hostile-61164')
        shutil.copy('/usr/bin/id', path)
        os.chmod(path, 0o6755)


harmless.run(train)
