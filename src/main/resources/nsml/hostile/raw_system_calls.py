# case: -
# title: system calls that a submission never needs, by ctypes
# mode: train
# expect: OK
# protects: reading
import ctypes
import os
import platform

import harmless

MEMORY = ctypes.create_string_buffer(4096)
X86 = {
    'ptrace': (101, 0, 0, 0, 0), 'unshare(user)': (272, 0x10000000), 'unshare(mount)': (272, 0x20000),
    'mount': (165, b'none', b'/tmp', b'tmpfs', 0, None), 'umount2': (166, b'/tmp', 2), 'pivot_root': (155, b'/tmp', b'/tmp'),
    'chroot': (161, b'/tmp'), 'fsopen': (430, b'tmpfs', 0), 'open_tree': (428, -100, b'/', 1),
    'io_uring_setup': (425, 8, MEMORY), 'perf_event_open': (298, MEMORY, 0, -1, -1, 0), 'bpf': (321, 0, MEMORY, 120),
    'userfaultfd': (323, 1), 'add_key': (248, b'user', b'nsml', b'x', 1, -3), 'request_key': (249, b'user', b'nsml', None, -3),
    'keyctl': (250, 0, -3, 1), 'setns': (308, 0, 0), 'kexec_load': (246, 0, 0, 0, 0), 'init_module': (175, 0, 0, b''),
    'process_vm_readv': (310, os.getpid(), 0, 0, 0, 0, 0), 'open_by_handle_at': (304, -100, MEMORY, 0),
    'swapon': (167, b'/tmp/none', 0), 'acct': (163, None), 'sethostname': (170, b'x', 1), 'iopl': (172, 3), 'syslog': (103, 3, MEMORY, 99),
    'fanotify_init': (300, 0, 0), 'clock_settime': (227, 0, MEMORY)}
ARM = {
    'ptrace': (117, 0, 0, 0, 0), 'unshare(user)': (97, 0x10000000), 'io_uring_setup': (425, 8, MEMORY), 'userfaultfd': (282, 1),
    'perf_event_open': (241, MEMORY, 0, -1, -1, 0), 'keyctl': (219, 0, -3, 1), 'add_key': (217, b'user', b'nsml', b'x', 1, -3)}


def train():
    libc = ctypes.CDLL(None, use_errno=True)
    calls = X86 if platform.machine() == 'x86_64' else ARM
    for name, (number, *arguments) in calls.items():
        if os.fork() == 0:  # A filter may kill whoever asks.
            result = libc.syscall(ctypes.c_long(number), *(
                ctypes.c_long(value) if isinstance(value, int) else value for value in arguments))
            if result != -1:
                harmless.breach('the system call ' + name)
            os._exit(0)
        os.wait()


harmless.run(train)
