"""Turns what a script reports into numbers by name."""

import json
import math
import time

_warned = set()


def measurements(reported):
    """Returns finite numbers by name, and the step or None.

    What JSON cannot hold is a TypeError, as in the original. Other things that are no finite numbers are left out, with one
    warning for each name.
    """
    json.dumps(reported)
    values = {}
    for name, value in reported.items():
        number = _finite(value)
        if number is None:
            _warn(name, value)
        else:
            values[name] = number
    if "walltime" in reported:
        values["walltime"] = time.time()
    step = values.get("step")
    return values, None if step is None or abs(step) >= 2 ** 63 else int(step)


def _finite(value):
    if not isinstance(value, (bool, int, float)):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _warn(name, value):
    if name not in _warned:
        _warned.add(name)
        text = repr(value)
        print("nsml: report leaves out %s: expected a finite number, got %s"
              % (name, text if len(text) <= 60 else text[:60] + "..."), flush=True)
