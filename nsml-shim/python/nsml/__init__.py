"""The library of a Python submission: what the original NSML offered, on this platform.

A script binds its functions, reports, and saves::

    nsml.bind(save=save, load=load, infer=infer)
    if config.pause:
        nsml.paused(scope=locals())
    ...
    nsml.report(summary=True, step=epoch, loss=loss)
    nsml.save(epoch)

See docs/python.md.
"""

import os as _os

from . import _checkpoints, _reports, _where, constants, decoder, encoder  # noqa: F401
from ._bindings import Bindings as _Bindings
from ._cache import cache as _cache
from ._console import Console as _Console
from ._copying import copy  # noqa: F401
from ._life import Life as _Life
from ._pausing import Pause as _Pause
from ._visdom import visdom as _visdom
from .constants import (  # noqa: F401
    DATASET_NAME, DATASET_PATH, GPU_NUM, HAS_DATASET, IS_DATASET, IS_ON_NSML, MY_RANK, NSML_NFS_OUTPUT, PARALLEL_PORTS,
    PARALLEL_WORLD, SESSION_ID, SESSION_NAME)

__version__ = _where.VERSION

_bindings = _Bindings()
_platform = _where.platform
_start = _where.start
_mode = _checkpoints.path_mode(_start)
_console = _Console(_start["scratchPath"]) if _platform.is_ours() else None
_life = _Life(_platform, _start)


def bind(save=None, load=None, infer=None, **kwargs):
    """Registers the functions that the platform calls.

    save and load take one path; infer takes the test data. Other keywords are handed to save and load as far as they take
    them; without a save or load function they are the objects to save, as in ``bind(model=model)``. A later call adds to
    an earlier one.
    """
    kwargs.pop("use_nsml_legacy", None)  # Chose between two path rules of the original; here both work.
    _bindings.add(save, load, infer, kwargs)


def save(checkpoint=None, save_fn=None, iteration=None):
    """Saves a checkpoint by save_fn, else by the bound function.

    Any name or number will do; the same one overwrites; None stands for the current time.
    """
    name = checkpoint if checkpoint is not None else iteration
    _checkpoints.save(_platform, _bindings.saver(save_fn), name, _mode)


def load(checkpoint=None, load_fn=None, session=None, iteration=None):
    """Loads a checkpoint by load_fn, else by the bound function.

    Raises KeyError if the session, by default this one, has no such checkpoint.
    """
    name = checkpoint if checkpoint is not None else iteration
    if name is None:
        raise TypeError("expected the name of a checkpoint for nsml.load, got none")
    _checkpoints.load(_platform, _bindings.loader(load_fn), name, session, _mode)


def paused(scope=None):
    """Loads the checkpoint that this session starts from.

    In a fork it returns, and training goes on. In a submit it runs the bound infer on the test data, and the process ends in
    here. Off the platform it does nothing.
    """
    if IS_ON_NSML:
        _show(scope)
        _Pause(_platform, _start, _life, _bindings).wait()


def report(summary=False, scope=None, **kwargs):
    """Records numbers by name; ``step`` is their place on the x axis.

    With summary, tables show them. With ``scope=locals()``, ``nsml exec`` sees these names.
    """
    values, step = _reports.measurements(kwargs)
    _show(scope)
    _platform.report(values, step, bool(summary))


def infer(*args, **kwargs):
    """Calls the bound infer."""
    return _bindings.infer()(*args, **kwargs)


def cache(preprocess_fn, output_path=("./processed",), **kwargs):
    """Runs ``preprocess_fn(output_path=..., **kwargs)``, or brings back the files that an earlier run left there."""
    _cache(_platform, _start, preprocess_fn, output_path, kwargs)


def Visdom(visdom=None, **kwargs):
    """Returns a stand-in for a Visdom client: it takes any call, and reports the points of lines."""
    return _visdom(report)


def _show(scope):
    if _console is not None:
        _console.show(scope)


def _begin():
    if _start is not None and _start.get("compat") == "2019":
        from ._compat import install
        install(_os.getcwd() if _platform.is_ours() else None)
    if _platform.is_ours():
        _life.begin()
        if _start["mode"] != "test":
            _console.start()


_begin()
