# case: 26
# title: a fork bomb
# mode: train
# expect: PROCESSES
# protects: processes
# finds: process sleep 61.226
import os

import harmless


def train():
    for _ in range(300):
        # Refused, it raises, which tells as much.
        if os.fork() == 0:
            os.execv('/usr/bin/sleep', ['sleep', '61.226'])
    harmless.breach('300 forks')
    harmless.rest()


harmless.run(train)
