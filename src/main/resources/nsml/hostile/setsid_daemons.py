# case: 27, 40
# title: daemons in sessions of their own, adopted by the first process
# mode: train
# expect: OK
# protects: leftovers
# finds: process sleep 61.127
import os

import harmless


def train():
    for _ in range(20):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.execv('/usr/bin/sleep', ['sleep', '61.127'])
            os._exit(0)
        os.wait()


harmless.run(train)
