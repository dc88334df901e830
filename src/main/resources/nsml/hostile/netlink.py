# case: 55
# title: asks the kernel by netlink for the host's network, and listens to its events
# mode: train
# expect: OK
# protects: network
import os
import socket
import struct

import harmless


def links(netlink):
    """The names of all network interfaces."""
    netlink.send(struct.pack('=IHHIIBxHiII', 32, 18, 0x301, 1, 0, 0, 0, 0, 0, 0))
    names = []
    reply = netlink.recv(1 << 16)
    while len(reply) >= 16:
        length, kind = struct.unpack_from('=IH', reply)
        if kind != 16:
            break
        at = 32
        while at + 4 <= length:
            size, attribute = struct.unpack_from('=HH', reply, at)
            if attribute == 3:
                names.append(reply[at + 4:at + size].strip(b'\0').decode())
            at += max(4, (size + 3) & ~3)
        reply = reply[(length + 3) & ~3:]
    return names


def train():
    try:
        with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as netlink:
            netlink.settimeout(2)
            foreign = [name for name in links(netlink) if name not in ('lo', 'tunl0', 'sit0', 'ip6tnl0', 'gre0', 'erspan0')]
            if foreign:
                harmless.breach('the interfaces ' + ' '.join(foreign))
    except OSError as refused:
        print(refused)
    for name, protocol in (('audit', 9), ('netfilter', 12)):
        try:
            with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, protocol) as netlink:
                netlink.bind((os.getpid(), 1))
                print(name, 'opened')
        except OSError as refused:
            print(name, refused)


harmless.run(train)
