"""The connection to the supervisor: one JSON object a line, one reply a request (docs/protocol.md)."""

import collections
import json
import os
import select
import socket
import threading
import time
import traceback

MAX_LINE = 1 << 20

#: The exit status of a process whose supervisor has gone.
ORPHANED = 3

#: How long the process may outlive a conversation that was expected to end.
GRACE_SECONDS = 10


class Connection(object):
    """A conversation that ends the process when its other end has gone, even while nobody waits for a reply.

    A thread of its own does all the talking. As the supervisor never speaks first, that thread meets either the reply to
    what it asked, or the end. Any thread may ask; they take turns.
    """

    def __init__(self, path):
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket.connect(path)
        except Exception:
            self._socket.close()
            raise
        self._waiting = collections.deque()
        self._woken, self._wake = os.pipe()
        self._rest = b""
        threading.Thread(target=self._talk, name="nsml-lifeline", daemon=True).start()

    def ask(self, request, is_last=False):
        """Sends a request and returns its reply, both as dictionaries.

        With is_last, the supervisor may hang up after its reply; the process has to end by itself soon after.
        An exception that a signal handler raises meanwhile is raised after the exchange, which is never left half done.
        """
        line = json.dumps(request, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
        if len(line) > MAX_LINE:
            raise ValueError("expected a message of at most %d bytes, got %d; send less at a time" % (MAX_LINE, len(line)))
        exchange = _Exchange(line + b"\n", is_last)
        interruptions = []
        while not exchange.is_over:
            try:
                self._waiting.append(exchange)  # More than once does no harm.
                os.write(self._wake, b".")
                exchange.end.acquire()
            except OSError:
                raise
            except BaseException as interruption:
                interruptions.append(interruption)
        if interruptions:
            raise interruptions[0]
        if exchange.reply is None:
            raise ConnectionError("the supervisor closed the connection")
        return exchange.reply

    def close(self):
        """Closes what a forked process has of its parent's conversation."""
        self._socket.close()
        os.close(self._woken)
        os.close(self._wake)

    def _talk(self):
        """Runs in the thread of its own, where no signal handler interrupts."""
        try:
            if self._talk_to_the_end():
                time.sleep(GRACE_SECONDS)
        except Exception:
            traceback.print_exc()
        # Not sys.exit, which waits for the submission's threads; and no word, as nobody may be there to read it.
        os._exit(ORPHANED)

    def _talk_to_the_end(self):
        """Returns, at the end, whether it was expected."""
        is_last = False
        exchange = self._next_exchange()
        while exchange is not None:
            is_last = exchange.is_last
            line = self._exchange(exchange.line)
            if line is not None:
                exchange.finish(json.loads(line.decode("utf-8")))
            elif is_last:
                exchange.finish(None)
            if line is None:
                break
            exchange = self._next_exchange()
        return is_last

    def _next_exchange(self):
        """Waits for somebody to ask; None if the supervisor goes first."""
        poll = select.poll()
        poll.register(self._socket, select.POLLIN)
        poll.register(self._woken, select.POLLIN)
        while True:
            while self._waiting:
                exchange = self._waiting.popleft()
                if not exchange.is_taken:
                    exchange.is_taken = True
                    return exchange
            ready = [descriptor for descriptor, _ in poll.poll()]
            if self._socket.fileno() in ready:
                return None
            os.read(self._woken, 4096)

    def _exchange(self, line):
        """Sends a line and returns the one that comes back; None at the end."""
        try:
            self._socket.sendall(line)
            while b"\n" not in self._rest:
                chunk = self._socket.recv(1 << 16)
                if not chunk:
                    return None
                self._rest += chunk
        except OSError:
            return None
        reply, self._rest = self._rest.split(b"\n", 1)
        return reply


class _Exchange(object):
    """A request and its reply."""

    def __init__(self, line, is_last):
        self.line = line
        self.is_last = is_last
        self.is_taken = False
        self.is_over = False
        self.reply = None
        self.end = threading.Lock()
        self.end.acquire()

    def finish(self, reply):
        self.reply = reply
        self.is_over = True
        self.end.release()
