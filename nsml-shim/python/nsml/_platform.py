"""The platform, seen from the session's main process."""

import itertools
import os
import shutil

from ._errors import Misuse, Refused


class Platform(object):
    """What the calls of this library ask of the supervisor. Thread-safe; of no use in a child process, and says so there."""

    def __init__(self, connection, start):
        self._connection = connection
        self._scratch = start["scratchPath"]
        self._pid = os.getpid()
        self._folders = itertools.count(1)
        self.session = start["session"]

    def is_ours(self):
        """Tells whether this is the process that connected, not one forked from it."""
        return os.getpid() == self._pid

    def enter(self, phase):
        self._ask({"type": "enter", "phase": phase})

    def report(self, values, step, summary):
        request = {"type": "report", "values": values, "summary": summary}
        if step is not None:
            request["step"] = step
        self._ask(request)

    def new_folder(self):
        """Makes an empty folder in the scratch folder."""
        self._require_ours()
        folder = os.path.join(self._scratch, "save-%d" % next(self._folders))
        os.mkdir(folder)
        return folder

    def save(self, checkpoint, folder):
        self._ask({"type": "save", "checkpoint": checkpoint, "directory": os.path.basename(folder)})

    def load(self, checkpoint, session=None):
        """Returns a folder with the checkpoint's files, for the caller to remove.

        Raises Refused if there is no such checkpoint.
        """
        request = {"type": "load", "checkpoint": checkpoint}
        if session is not None:
            request["session"] = str(session)
        return os.path.join(self._scratch, self._ask(request, "loaded")["directory"])

    def keep(self, key, folder):
        self._ask({"type": "keep", "key": key, "directory": os.path.basename(folder)})

    def recall(self, key):
        """Returns a folder with what was kept, for the caller to remove; None if nothing was."""
        try:
            return os.path.join(self._scratch, self._ask({"type": "recall", "key": key}, "loaded")["directory"])
        except Refused:
            return None

    def scratch(self, name):
        return os.path.join(self._scratch, name)

    def progress(self, done, total):
        self._ask({"type": "progress", "done": done, "total": total})

    def answered(self, file):
        self._ask({"type": "answered", "file": file})

    def failed(self, error):
        self._ask({"type": "failed", "error": error}, is_last=True)

    def done(self):
        self._ask({"type": "done"}, is_last=True)

    def _ask(self, request, wanted="accepted", is_last=False):
        self._require_ours()
        reply = self._connection.ask(request, is_last)
        if reply.get("type") == wanted:
            return reply
        if reply.get("type") == "refused":
            raise Refused(reply.get("reason"))
        raise RuntimeError("expected %s in reply to %s, got %s; the shim and the platform do not fit together"
                           % (wanted, request["type"], reply))

    def _require_ours(self):
        if not self.is_ours():
            raise Misuse(IN_A_CHILD)


class ParentsPlatform(object):
    """Stands for the platform in a child process, which has no connection of its own."""

    def __init__(self, start):
        self.session = start["session"]

    def is_ours(self):
        return False

    def __getattr__(self, name):
        raise Misuse(IN_A_CHILD)


IN_A_CHILD = ("expected this call of nsml in the process that the platform started, got it in a child process of that; hand"
              " the result to the parent and call there")


def remove(folder):
    """Removes a folder as far as possible; what stays lies in the scratch folder, which goes as a whole in the end."""
    for path, _, _ in os.walk(folder):
        try:
            os.chmod(path, 0o700)  # A checkpoint may come read-only, and what lies in it could not be removed.
        except OSError:
            pass
    shutil.rmtree(folder, ignore_errors=True)
