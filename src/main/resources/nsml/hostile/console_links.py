# case: 44
# title: puts links where the platform keeps the console and the temporary files
# mode: train
# expect: OK
# protects: leftovers
import os
import shutil

import harmless
import raw


def train():
    for name in ('console', 'tmp'):
        shutil.rmtree(raw.place(name), ignore_errors=True)
        os.symlink('/data', raw.place(name))
    harmless.rest(1)
    os.symlink('/data', 'data')
    os.symlink('.', 'round')


harmless.run(train)
