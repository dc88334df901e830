# case: 55
# title: TCP, UDP, IPv6, DNS and the address of a cloud's secrets; each must fail at once
# mode: train
# expect: OK
# protects: network
import socket
import time

import harmless


def attempt(name, action):
    start = time.monotonic()
    try:
        action()
        harmless.breach(name)
    except OSError as refused:
        print(name, refused)
    if time.monotonic() - start > 2:
        harmless.breach('%s took %.1f s to fail' % (name, time.monotonic() - start))


def datagram(family, address):
    with socket.socket(family, socket.SOCK_DGRAM) as out:
        out.settimeout(3)
        out.connect(address)
        out.send(b'x')
        out.recv(1)


def train():
    port = int(harmless.ARGUMENTS.port)
    attempt('the host by IPv4', lambda: socket.create_connection(('127.0.0.1', port), 3))
    attempt('the host by IPv6', lambda: socket.create_connection(('::1', port), 3))
    attempt('the cloud', lambda: socket.create_connection(('169.254.169.254', 80), 3))
    attempt('a gateway', lambda: socket.create_connection(('172.17.0.1', port), 3))
    attempt('UDP', lambda: datagram(socket.AF_INET, ('192.0.2.1', 53)))
    attempt('UDP by IPv6', lambda: datagram(socket.AF_INET6, ('2001:db8::1', 53)))
    attempt('ICMP', lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
    attempt('DNS', lambda: socket.getaddrinfo('example.com', 80))


harmless.run(train)
