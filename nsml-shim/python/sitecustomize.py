"""Connects to the platform before the submission's first line, by importing ``nsml``.

Python imports this module at its start, as its folder is on PYTHONPATH. So the session knows of a script that never imports
``nsml``, and ``nsml`` is ours even if the submission brings a folder of that name.
"""

import os
import sys
from importlib.machinery import PathFinder

_HERE = os.path.dirname(os.path.abspath(__file__))


def _run_the_one_behind():
    """Runs the sitecustomize of the interpreter itself, which this one hides."""
    spec = PathFinder.find_spec("sitecustomize", [path for path in sys.path if os.path.abspath(path) != _HERE])
    if spec is not None and spec.loader is not None and hasattr(spec.loader, "get_code"):
        exec(spec.loader.get_code("sitecustomize"), {"__name__": "sitecustomize", "__file__": spec.origin})


try:
    _run_the_one_behind()
except Exception as error:
    sys.stderr.write("nsml: the interpreter's own sitecustomize failed: %r\n" % (error,))

import nsml  # noqa: E402,F401
