"""What the submission bound: its save, load and infer, and the objects for the first two."""

import inspect

from . import _defaults
from ._errors import Misuse


class Bindings(object):
    """The functions and objects of ``nsml.bind``. A later call adds to an earlier one and erases nothing."""

    def __init__(self):
        self._save = None
        self._load = None
        self._infer = None
        self._objects = {}

    def add(self, save, load, infer, objects):
        for function in (save, load, infer):
            if function is not None and not callable(function):
                raise TypeError("expected functions for save, load and infer of nsml.bind, got %r" % (function,))
        self._save = save or self._save
        self._load = load or self._load
        self._infer = infer or self._infer
        self._objects.update(objects)

    def saver(self, save_fn=None):
        """Returns a function of one path: save_fn, else the bound one, else the default for the bound objects."""
        function = save_fn or self._save
        if function is not None:
            return self._with_objects(function)
        if self._objects:
            return lambda path: _defaults.save(path, self._objects)
        raise Misuse("expected a save function, or objects to save, got none; call nsml.bind(save=..., load=...) or"
                     " nsml.bind(model=model) first")

    def loader(self, load_fn=None):
        """Returns a function of one path: load_fn, else the bound one, else the default for the bound objects."""
        function = load_fn or self._load
        if function is not None:
            return self._with_objects(function)
        if self._objects:
            return lambda path: _defaults.load(path, self._objects)
        raise Misuse("expected a load function, or objects to load, got none; call nsml.bind(save=..., load=...) or"
                     " nsml.bind(model=model) first")

    def infer(self):
        if self._infer is None:
            raise Misuse("expected an infer function, got none; call nsml.bind(infer=...) first")
        return self._infer

    def _with_objects(self, function):
        accepted = {name: value for name, value in self._objects.items() if _accepts(function, name)}
        return lambda path: function(path, **accepted)


def _accepts(function, name):
    """Tells whether a function takes a keyword: many a save function takes its path alone."""
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return False
    return any(parameter.kind == parameter.VAR_KEYWORD for parameter in parameters) or any(
        parameter.name == name and parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)
        for parameter in parameters[1:])
