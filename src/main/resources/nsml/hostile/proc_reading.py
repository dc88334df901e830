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
    for name in ('mounts', 'keys', 'net/unix', 'sched_debug', 'sysvipc/shm'):
        harmless.look(os.path.join('/proc', name))
    for name in ('kcore', 'kmsg'):
        try:
            os.close(os.open(os.path.join('/proc', name), os.O_RDONLY | os.O_NONBLOCK))
            harmless.breach('the memory or the log of the kernel')
        except OSError:
            pass


harmless.run(train)
