# case: 24
# title: kills its parent, process 1 and all that it can see
# mode: train
# expect: CRASH
# protects: ending
import os
import signal

import harmless


def train():
    if os.path.exists('/proc/2') and os.path.exists(harmless.ARGUMENTS.home):
        raise SystemExit('not in a box: nothing is killed')
    for process in (os.getppid(), 1, -1):
        for number in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(process, number)
            except OSError as refused:
                print(process, number, refused)
    print('still here', flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


harmless.run(train)
