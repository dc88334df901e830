"""The session's life as the supervisor hears of it: phases, the end, a failure. One a process."""

import atexit
import builtins
import functools
import os
import sys
import threading
import time
import traceback

from ._connection import GRACE_SECONDS

FAILED = 1


class Life(object):
    """Tells the supervisor how the script gets on, from the main process only."""

    def __init__(self, platform, start):
        self._platform = platform
        self._start = start
        self._over = False
        self._status = None
        self.paused = False

    def begin(self):
        """Enters the first phase, and has the process's end told whatever way it comes."""
        self._platform.enter("bind")
        if self._start["mode"] == "train" and not self._start.get("checkpoint"):
            self._platform.enter("train")
        atexit.register(self._at_exit)
        sys.excepthook = self._uncaught
        leave = sys.exit

        def noted(status=None):
            self._status = status
            leave(status)

        sys.exit = functools.wraps(leave)(noted)
        # Those that site puts among the built-in functions do not go by sys.exit.
        for name in ("exit", "quit"):
            if hasattr(builtins, name):
                setattr(builtins, name, lambda code=None: sys.exit(code))

    def fail(self, error):
        """Prints the traceback of the exception being handled, tells the supervisor, and ends the process."""
        traceback.print_exc()
        self._tell_failure(error)
        self.end(FAILED)

    def end_well(self):
        """Says that all is done, and ends the process."""
        self._over = True
        self._platform.done()
        self.end(0)

    @staticmethod
    def end(status):
        """Ends the process at once, whatever threads and helpers the script has left."""
        if "multiprocessing" in sys.modules:
            for child in sys.modules["multiprocessing"].active_children():
                if child.daemon:
                    child.terminate()
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass  # The script may have closed or replaced it.
        os._exit(status)

    def _uncaught(self, kind, error, trace):
        sys.__excepthook__(kind, error, trace)
        if self._platform.is_ours():
            self._tell_failure(error)
            # Threads of the script may go on for ever.
            threading.Thread(target=_end_after_grace, name="nsml-end", daemon=True).start()

    def _at_exit(self):
        if self._over or not self._platform.is_ours():
            return
        self._over = True
        mode = self._start["mode"]
        # A script that has itself given up, as argparse does with arguments it does not know, has said why.
        gave_up = self._status not in (None, 0)
        if not self.paused and mode != "train":
            if gave_up:
                return
            self._say("failed", "RuntimeError: the script ended without nsml.paused(); a script started with --pause 1 has to call"
                      " nsml.paused(scope=locals()) after nsml.bind()")
            return
        if not self.paused and self._start.get("checkpoint") and not gave_up:
            print("nsml: the script ended without nsml.paused(), so checkpoint %s was not loaded"
                  % self._start["checkpoint"], flush=True)
        self._say("done")

    def _tell_failure(self, error):
        if not self._over:
            self._over = True
            self._say("failed", _one_line(error))

    def _say(self, what, *words):
        try:
            getattr(self._platform, what)(*words)
        except Exception as error:
            sys.stderr.write("nsml: the platform could not be told that the session is %s: %s\n" % (what, error))


def _one_line(error):
    lines = traceback.format_exception_only(type(error), error)
    # A syntax error begins with its place, and others may end with notes.
    line = lines[-1] if isinstance(error, SyntaxError) else lines[0]
    line = "".join(char if char.isprintable() else " " for char in line).strip()
    return line if len(line) <= 1000 else line[:1000] + "..."


def _end_after_grace():
    time.sleep(GRACE_SECONDS)
    os._exit(FAILED)
