"""Leaves a process of its own session, then exceeds a limit step by step, with the time of each step in the log."""
import json
import os
import socket
import sys
import threading
import time

connection = socket.socket(socket.AF_UNIX)
connection.connect(os.environ['NSML_SOCKET'])
replies = connection.makefile()


def say(**message):
    connection.sendall((json.dumps(message) + '\n').encode())
    replies.readline()


def step():
    print('step', time.monotonic_ns())


def wait():
    threading.Event().wait()


what, seconds = sys.argv[1:]
say(type='hello', protocol=1, shim='0', language='python')
say(type='enter', phase='bind')
say(type='enter', phase='infer')
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.execv('/bin/sleep', ['sleep', seconds])
    os._exit(0)
os.wait()
step()
hoard = []
for i in range(90 if what == 'memory' else 0):
    step()
    hoard.append(b'x' * (1 << 20))
for i in range(200 if what == 'processes' else 0):
    step()
    threading.Thread(target=wait, daemon=True).start()
while what == 'output':
    step()
for i in range(25 if what == 'disk' else 0):
    with open('noise-%d' % i, 'wb') as file:
        file.write(bytes(1 << 20))
    step()
while True:
    pass
