"""Runs a script as the platform would, and plays the supervisor's part."""

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
import unittest

SHIM = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

PATIENCE_SECONDS = 120

SESSION = "team/toy/1"


class Supervisor(object):
    """Answers every request of one process, and keeps what it heard after hello."""

    def __init__(self, folder, start, refusals=()):
        self.folder = folder
        self.scratch = os.path.join(folder, "scratch")
        self.store = os.path.join(folder, "store")
        self.socket = os.path.join(folder, "socket")
        self.heard = []
        self.connections = 0
        self.hang_up_at = None
        self._start = start
        self._refusals = dict(refusals)
        self._loads = 0
        self._news = threading.Condition()
        self._server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._server.bind(self.socket)
        self._server.listen(5)
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._server.close()

    def wait_for(self, wanted):
        """Waits until a request like wanted was heard."""
        with self._news:
            if not self._news.wait_for(lambda: any(_is_like(request, wanted) for request in self.heard), PATIENCE_SECONDS):
                raise AssertionError("waited in vain for %s; heard %s" % (wanted, self.heard))

    def _accept(self):
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        with connection, connection.makefile("rb") as lines:
            for line in lines:
                request = json.loads(line.decode("utf-8"))
                hangs_up = self.hang_up_at is not None and _is_like(request, self.hang_up_at)
                reply = None if hangs_up else self._answer(request)
                if request["type"] != "hello":
                    with self._news:
                        self.heard.append(request)
                        self._news.notify_all()
                if hangs_up:
                    connection.shutdown(socket.SHUT_RDWR)
                    return
                try:
                    connection.sendall(json.dumps(reply).encode("utf-8") + b"\n")
                except OSError:
                    return

    def _answer(self, request):
        kind = request["type"]
        if kind in self._refusals:
            return {"type": "refused", "reason": self._refusals[kind]}
        if kind == "hello":
            return self._start
        if kind in ("save", "keep"):
            kept = os.path.join(self.store, request.get("checkpoint") or "cache-" + request["key"])
            shutil.rmtree(kept, ignore_errors=True)
            shutil.move(os.path.join(self.scratch, request["directory"]), kept)
        if kind in ("load", "recall"):
            kept = os.path.join(self.store, request.get("checkpoint") or "cache-" + request["key"])
            if not os.path.isdir(kept) or request.get("session") not in (None, SESSION):
                return {"type": "refused", "reason": "no checkpoint there"}
            self._loads += 1
            name = "load-%d" % self._loads
            shutil.copytree(kept, os.path.join(self.scratch, name))
            return {"type": "loaded", "directory": name}
        return {"type": "accepted"}


def needs(*libraries):
    """Skips where a library is missing; where NSML_REQUIRE names it, the test runs and fails."""
    required = os.environ.get("NSML_REQUIRE", "").split(",")
    missing = [name for name in libraries if name not in required and not _is_there(name)]
    return unittest.skipIf(missing, "not installed: " + ", ".join(missing))


def _is_there(name):
    try:
        return importlib.util.find_spec(name) is not None
    except ImportError:
        return False


def _is_like(request, wanted):
    return all(request.get(key) == value for key, value in wanted.items())


class Outcome(object):
    """How a process ended."""

    def __init__(self, status, out, err, heard):
        self.status = status
        self.out = out
        self.err = err
        self.heard = heard

    def types(self):
        return [request["type"] + (":" + request["phase"] if "phase" in request else "") for request in self.heard]

    def one(self, kind):
        found = [request for request in self.heard if request["type"] == kind]
        assert len(found) == 1, "expected one %s, heard %s; %s" % (kind, self.heard, self.err)
        return found[0]


class SupervisedTest(unittest.TestCase):
    """A test whose scripts run in a folder of their own; the folder goes in the end."""

    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="nsml")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.app = self.make("app")
        self.data = self.make("data")
        self.scratch = self.make("scratch")
        self.store = self.make("store")

    def make(self, *names):
        path = os.path.join(self.folder, *names)
        os.makedirs(path, exist_ok=True)
        return path

    def write(self, path, text=""):
        """Writes a file, by its path in the test's folder."""
        file = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "w", encoding="utf-8") as out:
            out.write(textwrap.dedent(text))
        return file

    def read(self, path):
        with open(os.path.join(self.folder, path), encoding="utf-8") as source:
            return source.read()

    def files(self, path):
        root = os.path.join(self.folder, path)
        return sorted(os.path.relpath(os.path.join(parent, name), root)
                      for parent, _, names in os.walk(root) for name in names)

    def supervisor(self, mode="train", checkpoint=None, refusals=(), **fields):
        start = dict(type="start", session=SESSION, mode=mode, dataset="toy", datasetPath=self.data,
                     scratchPath=self.scratch, arguments=[], seed=42, gpuCount=0)
        if checkpoint is not None:
            start["checkpoint"] = checkpoint
        start.update(fields)
        try:
            os.unlink(os.path.join(self.folder, "socket"))
        except FileNotFoundError:
            pass
        supervisor = Supervisor(self.folder, start, refusals)
        self.addCleanup(supervisor.close)
        return supervisor

    def start(self, script, supervisor=None, arguments=(), python_options=(), **variables):
        """Starts a script; with a supervisor, on the platform."""
        entry = self.write("app/main.py", script)
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("NSML_", "PYTHON"))}
        environment.update(PYTHONPATH=SHIM, PYTHONDONTWRITEBYTECODE="1", OMP_NUM_THREADS="1", CUDA_VISIBLE_DEVICES="",
                           **variables)
        if supervisor is not None:
            environment["NSML_SOCKET"] = supervisor.socket
        return subprocess.Popen([sys.executable, "-u"] + list(python_options) + [entry] + list(arguments), cwd=self.app,
                                env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run_script(self, script, mode="train", checkpoint=None, arguments=(), refusals=(), **fields):
        """Runs a script on the platform to its end."""
        supervisor = self.supervisor(mode, checkpoint, refusals, **fields)
        return self.outcome(self.start(script, supervisor, arguments), supervisor)

    def run_locally(self, script, arguments=()):
        return self.outcome(self.start(script, None, arguments))

    def outcome(self, process, supervisor=None):
        try:
            out, err = process.communicate(timeout=PATIENCE_SECONDS)
        finally:
            process.kill()
            process.wait()
        if supervisor is not None:
            supervisor.close()
        return Outcome(process.returncode, out.decode("utf-8"), err.decode("utf-8"),
                       supervisor.heard if supervisor is not None else [])

    def wait_until(self, condition, what):
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError("waited in vain for " + what)
            threading.Event().wait(0.02)
