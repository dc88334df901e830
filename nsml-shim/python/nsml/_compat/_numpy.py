"""Numpy: names that went, pickled arrays, and arrays of lists of different lengths."""

import functools

_TYPES = {"int": int, "float": float, "bool": bool, "object": object, "str": str, "complex": complex, "long": int,
          "unicode": str}

_RENAMED = {"float_": "float64", "complex_": "complex128", "unicode_": "str_", "string_": "bytes_", "Inf": "inf",
            "Infinity": "inf", "infty": "inf", "NaN": "nan", "product": "prod", "cumproduct": "cumprod", "sometrue": "any",
            "alltrue": "all", "round_": "round", "row_stack": "vstack", "trapz": "trapezoid", "in1d": "isin"}


def mend(numpy):
    for name, kind in _TYPES.items():
        if name not in vars(numpy):
            setattr(numpy, name, kind)
    for name, new_name in _RENAMED.items():
        if name not in vars(numpy) and new_name in vars(numpy):
            setattr(numpy, name, vars(numpy)[new_name])
    if "asscalar" not in vars(numpy):
        numpy.asscalar = lambda array: array.item()
    numpy.load = _with_pickles(numpy.load)
    for name in ("array", "asarray"):
        setattr(numpy, name, _with_ragged(getattr(numpy, name)))


def _with_pickles(load):
    """Until 1.16.2, load read pickled objects unless told otherwise."""

    @functools.wraps(load)
    def loading(file, mmap_mode=None, allow_pickle=True, *rest, **options):
        return load(file, mmap_mode, allow_pickle, *rest, **options)

    return loading


def _with_ragged(make):
    """Until 1.23, lists of different lengths made an array of lists."""

    @functools.wraps(make)
    def making(thing, dtype=None, *rest, **options):
        try:
            return make(thing, dtype, *rest, **options)
        except ValueError as error:
            if dtype is not None or "inhomogeneous" not in str(error):
                raise
            return make(thing, object, *rest, **options)

    return making
