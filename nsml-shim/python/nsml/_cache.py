"""Keeps the files that a slow function makes, for later sessions."""

import functools
import hashlib
import inspect
import os
import pickle
import re
import shutil

from ._errors import Refused
from ._platform import remove

_PART = re.compile(r"[^A-Za-z0-9_-]")


def cache(platform, start, function, output_path, arguments):
    """Calls the function, or puts back the files that it made for the same arguments before.

    What counts as the same: the function's name, its source, its arguments, the dataset and the output paths. Under
    compatibility with 2019 the name alone, as in the original. If an argument has no lasting identity, the function is run.
    """
    paths = [output_path] if isinstance(output_path, str) else list(output_path)
    handed = output_path if isinstance(output_path, str) else paths
    if not platform.is_ours():
        function(output_path=handed, **arguments)
        return
    key = _key(start, function, paths, arguments)
    if key is None:
        function(output_path=handed, **arguments)
        return
    kept = platform.recall(key)
    if kept is not None:
        try:
            _put_back(kept, paths)
        finally:
            remove(kept)
        print("nsml: cache %s has the files %s" % (key, ", ".join(paths)), flush=True)
        return
    function(output_path=handed, **arguments)
    _keep(platform, key, paths)


def _keep(platform, key, paths):
    folder = platform.new_folder()
    try:
        for number, path in enumerate(paths):
            kept = os.path.join(folder, str(number))
            if os.path.isdir(path):
                shutil.copytree(path, kept)
            elif os.path.exists(path):
                shutil.copyfile(path, kept)
            else:
                print("nsml: nothing is cached, as the function made no %s" % path, flush=True)
                return
        platform.keep(key, folder)
    except Refused as refusal:
        # The files are there, and that is what the script wants.
        print("nsml: nothing is cached: %s" % refusal, flush=True)
    finally:
        remove(folder)


def _put_back(kept, paths):
    for number, path in enumerate(paths):
        source = os.path.join(kept, str(number))
        parent = os.path.dirname(os.path.abspath(path))
        os.makedirs(parent, exist_ok=True)
        if os.path.isdir(source):
            shutil.rmtree(path, ignore_errors=True)
            shutil.copytree(source, path)
        else:
            shutil.copyfile(source, path)


def _key(start, function, paths, arguments):
    name = _PART.sub("_", getattr(function, "__name__", "function"))[:60]
    if start.get("compat") == "2019":
        return name
    digest = hashlib.sha256()
    try:
        _feed(digest, [start["dataset"], paths, arguments, function])
    except Exception as error:
        print("nsml: nothing is cached, as an argument has no lasting identity: %s" % error, flush=True)
        return None
    return "%s-%s" % (name, digest.hexdigest()[:32])


def _feed(digest, thing):
    """Feeds what makes a value the same in another process."""
    digest.update(type(thing).__name__.encode())
    if isinstance(thing, (list, tuple)):
        _feed_all(digest, thing)
    elif isinstance(thing, dict):
        _feed_all(digest, sorted(thing.items(), key=lambda item: repr(item[0])))
    elif isinstance(thing, (set, frozenset)):
        _feed_all(digest, sorted(thing, key=repr))
    elif thing is None or isinstance(thing, (bool, int, float, str)):
        _feed_bytes(digest, repr(thing).encode("utf-8", "backslashreplace"))
    elif inspect.isfunction(thing):
        _feed_bytes(digest, inspect.getsource(thing).encode("utf-8", "replace"))
        _feed(digest, [thing.__defaults__, thing.__kwdefaults__, [cell.cell_contents for cell in thing.__closure__ or ()]])
    elif isinstance(thing, functools.partial):
        _feed(digest, [thing.func, thing.args, thing.keywords])
    elif inspect.ismethod(thing):
        _feed(digest, [thing.__func__, thing.__self__])
    elif hasattr(thing, "tobytes") and hasattr(thing, "dtype") and hasattr(thing, "shape"):
        _feed(digest, [str(thing.dtype), tuple(thing.shape)])
        _feed_bytes(digest, pickle.dumps(thing.tolist(), 2) if thing.dtype == object else thing.tobytes())
    else:
        _feed_bytes(digest, pickle.dumps(thing, 2))


def _feed_all(digest, things):
    digest.update(b"%d:" % len(things))
    for each in things:
        _feed(digest, each)


def _feed_bytes(digest, data):
    digest.update(b"%d:" % len(data))
    digest.update(data)
