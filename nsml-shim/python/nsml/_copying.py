"""Copies what an object holds into another, which the rest of a script already knows."""


def copy(source, target):
    """Puts the entries of a dict, or the attributes of an object, of source into target, in place.

    Both have the same type; lists are not supported. What target alone has stays.
    """
    if type(source) is not type(target):
        raise TypeError("expected two objects of the same type for nsml.copy, got %s and %s"
                        % (type(source).__name__, type(target).__name__))
    if isinstance(target, dict):
        target.update(source)
    elif _slots(target) or hasattr(target, "__dict__"):
        for name in _slots(source):
            if hasattr(source, name):
                setattr(target, name, getattr(source, name))
        for name, value in getattr(source, "__dict__", {}).items():
            setattr(target, name, value)
    else:
        raise TypeError("expected dicts or objects with attributes for nsml.copy, got %s; put it into a dict or an object"
                        % type(source).__name__)


def _slots(thing):
    names = []
    for kind in type(thing).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        names.extend([slots] if isinstance(slots, str) else slots)
    return [name for name in names if name not in ("__dict__", "__weakref__")]
