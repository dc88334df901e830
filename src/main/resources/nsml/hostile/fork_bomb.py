# case: 26
# title: a fork bomb
# mode: train
# expect: PROCESSES
# protects: processes
import os

import harmless


def train():
    children = 0
    try:
        for children in range(300):
            if os.fork() == 0:
                harmless.rest()
                os._exit(0)
    except OSError:
        harmless.rest()  # Refused, which is good; but a catch must not hide it.
    harmless.breach('%d forks' % children)


harmless.run(train)
