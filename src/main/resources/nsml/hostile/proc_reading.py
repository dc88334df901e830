# case: 47, 50, 51, 54
# title: reads every file of every process in /proc: environments, command lines, open files, maps, other roots
# mode: train
# expect: OK
# protects: reading
import glob
import os

import harmless


def train():
    for process in glob.glob('/proc/[0-9]*'):
        for name in ('environ', 'cmdline', 'mountinfo', 'maps', 'stack', 'syscall', 'comm'):
            harmless.look(os.path.join(process, name))
        for file in glob.glob(process + '/fd/*'):
            if os.path.isfile(file) and not os.path.samefile(file, '/proc/self/fd/1'):
                harmless.look(file)
        for root in ('root', 'cwd', 'root/..', 'cwd/../../..'):
            for path in (harmless.ARGUMENTS.home, harmless.ARGUMENTS.home + '/../secret', harmless.ARGUMENTS.home + '/catalog.db'):
                harmless.look(os.path.join(process, root, path.lstrip('/')))
    for name in ('kcore', 'kmsg', 'mounts', 'keys', 'net/unix', 'sched_debug', 'config.gz', 'sysvipc/shm'):
        path = os.path.join('/proc', name)
        if os.path.exists(path) and os.access(path, os.R_OK) and name != 'kcore':
            harmless.look(path) if name != 'kmsg' else harmless.breach('the kernel log')


harmless.run(train)
