"""A stand-in for Visdom: there is no Visdom server here, but a script that draws must run."""


def visdom(report):
    return _Visdom(report)


class _Visdom(object):
    """Takes any call. ``line`` and ``scalar`` calls of single numbers become reports; windows are named by their title."""

    def __init__(self, report):
        self._report = report
        self._windows = 0

    def line(self, Y=None, X=None, win=None, opts=None, name=None, **_):
        """Reports Y at the step X, if both are single numbers."""
        value, step = _number(Y), _number(X)
        title = name or (opts or {}).get("title") or win
        if value is not None and step is not None and title:
            self._report(step=step, **{str(title): value})
        return self._window(win)

    def scalar(self, value=None, step=None, name="scalar", **_):
        """Reports one number."""
        number = _number(value)
        if number is not None:
            self._report(**({str(name): number} if step is None else {str(name): number, "step": _number(step)}))
        return self._window(None)

    def check_connection(self, *_, **__):
        return True

    def win_exists(self, *_, **__):
        return False

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **arguments: self._window(arguments.get("win"))

    def _window(self, win):
        if win is not None:
            return win
        self._windows += 1
        return "window_%d" % self._windows


def _number(thing):
    """The one number in a number, list, array or tensor; None if there is not exactly one."""
    try:
        while hasattr(thing, "tolist") or isinstance(thing, (list, tuple)):
            thing = thing.tolist() if hasattr(thing, "tolist") else thing[0] if len(thing) == 1 else None
    except Exception:
        return None
    return float(thing) if isinstance(thing, (int, float)) else None
