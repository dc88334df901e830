"""Finds out where this process runs: on the platform, in a child of such a process, or on the author's desk.

``platform`` answers the calls of this library; ``start`` is what the platform said of the session, or None off the platform.
"""

import json
import os
import sys
import warnings

from ._connection import Connection
from ._local import LocalPlatform
from ._platform import ParentsPlatform, Platform

VERSION = "0.1.0"
PROTOCOL = 1

SOCKET = "NSML_SOCKET"

#: Holds the session's start for child processes, which must not connect.
START = "NSML_START"

#: The exit status of a process that could not run as asked.
CANNOT_RUN = 2


def _connect(socket):
    try:
        connection = Connection(socket)
    except (OSError, ValueError) as error:
        _give_up("expected the platform's socket at %s=%s, got: %s; unset the variable to run off the platform"
                 % (SOCKET, socket, error))
    try:
        hello = {"type": "hello", "protocol": PROTOCOL, "shim": VERSION, "language": "python"}
        reply = connection.ask(hello, is_last=True)
    except ConnectionError as error:
        _give_up("the platform did not start the session: %s" % error)
    if reply.get("type") != "start":
        _give_up("the platform did not start the session: %s" % reply.get("reason"))
    os.environ[START] = json.dumps(reply)
    if hasattr(os, "register_at_fork"):
        # The supervisor must see this process's end, whatever children outlive it.
        os.register_at_fork(after_in_child=connection.close)
    # A script with one thread may fork: the threads of this library hold nothing that a child needs.
    warnings.filterwarnings("ignore", "This process .* is multi-threaded, use of fork", DeprecationWarning)
    return Platform(connection, reply), reply


def _give_up(sentence):
    # At the interpreter's start no exception would end it.
    sys.stderr.write("nsml: %s\n" % sentence)
    sys.stderr.flush()
    os._exit(CANNOT_RUN)


def _find():
    if START in os.environ:
        start = json.loads(os.environ[START])
        return ParentsPlatform(start), start
    if os.environ.get(SOCKET):
        return _connect(os.environ[SOCKET])
    return LocalPlatform(), None


platform, start = _find()
