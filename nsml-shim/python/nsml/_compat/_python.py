"""Python itself."""

import collections
import collections.abc
import inspect
import time


def mend():
    for name in collections.abc.__all__:
        if not hasattr(collections, name):
            setattr(collections, name, getattr(collections.abc, name))
    if not hasattr(time, "clock"):
        time.clock = time.perf_counter
    if not hasattr(inspect, "getargspec"):
        inspect.getargspec = _getargspec


_ArgSpec = collections.namedtuple("ArgSpec", "args varargs keywords defaults")


def _getargspec(function):
    return _ArgSpec(*inspect.getfullargspec(function)[:4])
