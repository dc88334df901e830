"""The connection to the supervisor: one JSON object a line, one reply a request (docs/protocol.md)."""

import json
import os
import socket
import threading
import time

MAX_LINE = 1 << 20

#: The exit status of a process whose supervisor has gone.
ORPHANED = 3

#: How long the process may outlive a conversation that was expected to end.
GRACE_SECONDS = 10


class Connection(object):
    """A conversation that ends the process when its other end has gone, even while nobody waits for a reply.

    A thread of its own does all the reading. As the supervisor never speaks first, that thread meets either a reply, which
    it hands to whoever asked, or the end. Any thread may ask; they take turns.
    """

    def __init__(self, path):
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.connect(path)
        except Exception:
            self._socket.close()
            raise
        self._turn = threading.Lock()
        self._news = threading.Condition()
        self._asked = 0
        self._replies = {}  # By the number of their request, so that a reply survives whatever interrupts its taking.
        self._ended = False
        self._end_expected = False
        threading.Thread(target=self._read_to_the_end, name="nsml-lifeline", daemon=True).start()

    def ask(self, request, is_last=False):
        """Sends a request and returns its reply, both as dictionaries.

        With is_last, the supervisor may hang up after its reply; the process has to end by itself soon after.
        A signal's exception is raised after the exchange, which is never left half done.
        """
        line = json.dumps(request, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
        if len(line) > MAX_LINE:
            raise ValueError("expected a message of at most %d bytes, got %d; send less at a time" % (MAX_LINE, len(line)))
        interruptions = []
        with self._turn:
            self._asked += 1
            self._end_expected = is_last
            self._send(line + b"\n", interruptions)
            reply = self._receive(self._asked, interruptions)
        if interruptions:
            raise interruptions[0]
        if reply is None:
            raise ConnectionError("the supervisor closed the connection")
        return reply

    def close(self):
        """Closes this process's end; for a fork, whose parent keeps the conversation."""
        self._socket.close()

    def _send(self, line, interruptions):
        rest = memoryview(line)
        while rest:
            try:
                rest = rest[self._socket.send(rest):]
            except OSError:
                return  # The reading thread has seen the end, or will.
            except BaseException as interruption:
                interruptions.append(interruption)

    def _receive(self, number, interruptions):
        while True:
            try:
                with self._news:
                    while number not in self._replies and not self._ended:
                        self._news.wait()
                    return self._replies.get(number)
            except BaseException as interruption:
                interruptions.append(interruption)

    def _read_to_the_end(self):
        rest = b""
        received = 0
        chunk = self._read_some()
        while chunk:
            lines = (rest + chunk).split(b"\n")
            rest = lines.pop()
            for line in lines:
                received += 1
                with self._news:
                    self._replies = {received: json.loads(line.decode("utf-8"))}
                    self._news.notify_all()
            chunk = self._read_some()
        if self._end_expected:
            with self._news:
                self._ended = True
                self._news.notify_all()
            time.sleep(GRACE_SECONDS)
        # Not sys.exit, which waits for the submission's threads; and no word, as nobody may be there to read it.
        os._exit(ORPHANED)

    def _read_some(self):
        try:
            return self._socket.recv(1 << 16)
        except OSError:
            return b""
