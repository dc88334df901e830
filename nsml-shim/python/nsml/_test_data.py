"""Feeds the submission's infer with the dataset's test data, as the dataset's owner laid down.

The owner's ``data_loader.py`` counts, not the submission's copy of it.
"""

import inspect
import os
import sys
import types

from ._errors import Misuse
from ._meter import WatchedList

LOADER = "data_loader.py"

_PRIVATE_NAME = "_nsml_data_loader"


def feed(dataset, infer, prediction, meter):
    """Calls infer with the test data of a dataset's folder.

    Returns what infer returned; or None if the owner's feed_infer has called it and written the prediction file.
    """
    loader = _loader(os.path.join(dataset, LOADER))
    feed_infer = getattr(loader, "feed_infer", None)
    if feed_infer is not None:
        feed_infer(prediction, infer)
        if not os.path.isfile(prediction):
            raise Misuse("expected feed_infer of the dataset's %s to write its output_file, got no file; this is for the"
                         " dataset's owner to mend" % LOADER)
        return None
    test_data_loader = getattr(loader, "test_data_loader", None)
    if test_data_loader is not None:
        data = _call(test_data_loader, (dataset,))
    else:
        data = _watched(_listed(os.path.join(dataset, "test", "test_data")), meter)
    result = _call(infer, data if isinstance(data, tuple) else (data,))
    if result is None:
        raise Misuse("expected the answers from infer, got None; does it return them?")
    return result


def _loader(file):
    """Returns the module in a file, None without the file. No byte code is left beside it."""
    if not os.path.isfile(file):
        return None
    module = types.ModuleType(_PRIVATE_NAME)
    module.__file__ = file
    sys.modules[_PRIVATE_NAME] = module
    with open(file, "rb") as source:
        code = compile(source.read(), file, "exec")
    exec(code, module.__dict__)
    return module


def _listed(folder):
    """Queries and references in the order of the folder, which is no order; or the test data's path if it has none."""
    parts = [os.path.join(folder, part) for part in ("query", "reference")]
    if all(os.path.isdir(part) for part in parts):
        return tuple([os.path.join(part, name) for name in os.listdir(part)
                      if not name.startswith(".") and os.path.isfile(os.path.join(part, name))] for part in parts)
    return folder


def _watched(data, meter):
    """The same, with queries that tell how far infer has come with them."""
    return (WatchedList(data[0], meter),) + data[1:] if isinstance(data, tuple) else data


def _call(function, arguments):
    """Calls a function with as many of the arguments as it takes."""
    return function(*arguments[:_capacity(function)])


def _capacity(function):
    """How many positional arguments a function takes; None for any number, or if it does not tell."""
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return None
    if any(parameter.kind == parameter.VAR_POSITIONAL for parameter in parameters):
        return None
    return sum(parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD) for parameter in parameters)
