# case: 41
# title: a daemon keeps standard output and prints after the end
# mode: train
# expect: OK
# protects: leftovers
# finds: log printed after the end; process sleep 61.141
import os
import subprocess

import harmless


def train():
    if os.fork() == 0:
        os.setsid()
        subprocess.run(['/usr/bin/sleep', '2'])
        print('printed after the' + ' end', flush=True)
        os.execv('/usr/bin/sleep', ['sleep', '61.141'])


harmless.run(train)
