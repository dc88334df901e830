# case: 45
# title: a second conversation with the supervisor, beside the first
# mode: train
# expect: OK
# protects: ending
import json
import os
import socket

import harmless

HELLO = json.dumps({'type': 'hello', 'protocol': 1, 'shim': '0', 'language': 'python'}).encode() + b'\n'


def train():
    for _ in range(50):
        with socket.socket(socket.AF_UNIX) as out:
            out.settimeout(1)
            try:
                out.connect(os.environ['NSML_SOCKET'])
                out.sendall(HELLO)
                if out.recv(1):
                    harmless.breach('a second conversation')
            except OSError:
                pass


harmless.run(train)
