"""Evaluates what ``nsml exec`` and ``nsml sh`` ask of the running session.

The platform puts ``console/N.request`` into the scratch folder; the answer is ``console/N.reply`` beside it. Both appear whole.
"""

import io
import json
import os
import subprocess
import sys
import threading
import time
import traceback

MAX_OUTPUT = 1 << 20

_LOOK_EVERY_SECONDS = 0.2


class Console(object):
    """A thread that looks for requests and works on one at a time."""

    def __init__(self, scratch):
        self._folder = os.path.join(scratch, "console")
        self._scope = None

    def start(self):
        threading.Thread(target=self._look_for_ever, name="nsml-console", daemon=True).start()

    def show(self, scope):
        """Makes the names of a scope known to what is evaluated from now on."""
        if scope is not None:
            self._scope = scope

    def _look_for_ever(self):
        while True:
            try:
                for number in self._requests():
                    self._work_on(number)
            except Exception:
                traceback.print_exc()
            time.sleep(_LOOK_EVERY_SECONDS)

    def _requests(self):
        try:
            names = os.listdir(self._folder)
        except FileNotFoundError:
            return []
        numbers = [name[:-len(".request")] for name in names if name.endswith(".request")]
        return sorted(int(number) for number in numbers if number.isdigit())

    def _work_on(self, number):
        try:
            status, output = self._answer(self._take(number))
        except Exception:
            status, output = 1, traceback.format_exc()
        reply = json.dumps({"status": status, "output": _cut(output)}, ensure_ascii=False).encode("utf-8", "replace")
        part = self._path(number, "reply.part")
        with open(part, "wb") as out:
            out.write(reply)
        os.rename(part, self._path(number, "reply"))

    def _take(self, number):
        file = self._path(number, "request")
        with open(file, encoding="utf-8") as request:
            text = request.read()
        os.unlink(file)
        return json.loads(text)

    def _answer(self, request):
        return self._shell(request["text"]) if request["kind"] == "shell" else self._evaluate(request["text"])

    def _path(self, number, kind):
        return os.path.join(self._folder, "%d.%s" % (number, kind))

    def _evaluate(self, text):
        """Returns 0 and the value's repr, or 1 and the traceback; either after what was printed."""
        printed = _Printed()
        try:
            with printed:
                value = self._value(text)
                if value is not None:
                    print(repr(value))
        except BaseException as error:
            return 1, printed.text() + _traceback(error)
        return 0, printed.text()

    def _value(self, text):
        main = sys.modules["__main__"].__dict__
        scope = main if self._scope is None else self._scope
        # One dict, because functions and comprehensions in the text do not see a separate scope.
        names = main if scope is main else dict(main, **scope)
        code = _expression(text) or compile(text, "<nsml exec>", "exec")
        before = dict(names)
        try:
            return eval(code, names)
        finally:
            if names is not scope:
                scope.update((name, value) for name, value in names.items()
                             if name != "__builtins__" and (name not in before or before[name] is not value))

    @staticmethod
    def _shell(text):
        process = subprocess.Popen(["/bin/sh", "-c", text], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT)
        output = process.stdout.read(MAX_OUTPUT + 1)
        process.stdout.close()
        if len(output) > MAX_OUTPUT:
            process.kill()
        return process.wait(), output.decode("utf-8", "replace")


class _Printed(object):
    """Takes what this thread prints while the context lasts; other threads print as ever."""

    def __init__(self):
        self._buffer = io.StringIO()
        self._thread = threading.get_ident()
        self._others = sys.stdout

    def __enter__(self):
        sys.stdout = self

    def __exit__(self, *_):
        if sys.stdout is self:
            sys.stdout = self._others

    def text(self):
        return self._buffer.getvalue()

    def write(self, text):
        return self._stream().write(text)

    def __getattr__(self, name):
        return getattr(self._stream(), name)

    def _stream(self):
        # Who got hold of this object while it stood for standard output may keep it for ever.
        within = threading.get_ident() == self._thread and sys.stdout is self
        return self._buffer if within else self._others


def _expression(text):
    try:
        return compile(text.strip(), "<nsml exec>", "eval")
    except SyntaxError:
        return None


def _traceback(error):
    """The traceback of what was asked for, without the way there."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    return "".join(traceback.format_exception(type(error), error, trace))


def _cut(output):
    data = output.encode("utf-8", "replace")
    if len(data) <= MAX_OUTPUT:
        return output
    note = "\n... cut by nsml after 1 MiB\n"
    return data[:MAX_OUTPUT - len(note)].decode("utf-8", "ignore") + note
