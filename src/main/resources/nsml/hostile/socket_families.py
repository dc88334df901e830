# case: 55
# title: a socket of each family that no network namespace confines
# mode: train
# expect: OK
# protects: network
import socket

import harmless

# vsock reaches the hypervisor, the others code of the kernel that few look at.
FAMILIES = {'packet': 17, 'rds': 21, 'can': 29, 'tipc': 30, 'bluetooth': 31, 'alg': 38, 'nfc': 39, 'vsock': 40, 'kcm': 41,
            'qipcrtr': 42, 'smc': 43, 'xdp': 44, 'mctp': 45}


def train():
    for name, family in FAMILIES.items():
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
            try:
                socket.socket(family, kind).close()
                harmless.breach('a socket of family %s, kind %d' % (name, kind))
            except OSError:
                pass


harmless.run(train)
