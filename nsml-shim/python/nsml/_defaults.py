"""Saves and loads bound objects for which the submission bound no functions.

Torch modules and optimizers by their state, Keras models by their weights, TensorFlow sessions by their variables, all else
by pickle. Each object has files of its own, named after the keyword of ``nsml.bind``.
"""

import os
import pickle
import sys

from ._copying import copy
from ._errors import Misuse


def save(path, objects):
    os.makedirs(path, exist_ok=True)
    for name, thing in objects.items():
        _way(thing).save(os.path.join(path, name), thing)


def load(path, objects):
    for name, thing in list(objects.items()):
        way = _way(thing)
        file = _file_of(path, name, way)
        if file is None:
            raise Misuse("expected the object %r of nsml.bind in the checkpoint, got one without it; bind what was bound"
                         " when it was saved" % name)
        objects[name] = way.load(file, thing)


def _file_of(path, name, way):
    """The file or beginning of files; path is the file itself if it is the only one."""
    if os.path.isfile(path):
        return path[:-len(way.suffix)] if os.path.basename(path) == name + way.suffix else None
    file = os.path.join(path, name)
    return file if os.path.exists(file + way.suffix) else None


class _Torch(object):
    suffix = ".pt"

    @staticmethod
    def save(file, thing):
        sys.modules["torch"].save(thing.state_dict(), file + ".pt")

    @staticmethod
    def load(file, thing):
        torch = sys.modules["torch"]
        where = None if torch.cuda.is_available() else "cpu"
        thing.load_state_dict(torch.load(file + ".pt", map_location=where))
        return thing


class _Keras(object):
    suffix = ".weights.h5"  # The one name that all versions take.

    @staticmethod
    def save(file, thing):
        thing.save_weights(file + ".weights.h5")

    @staticmethod
    def load(file, thing):
        thing.load_weights(file + ".weights.h5")
        return thing


class _TensorFlow(object):
    suffix = ".index"

    @staticmethod
    def save(file, thing):
        _old_tensorflow().train.Saver().save(thing, file)

    @staticmethod
    def load(file, thing):
        _old_tensorflow().train.Saver().restore(thing, file)
        return thing


class _Pickle(object):
    suffix = ".pkl"

    @staticmethod
    def save(file, thing):
        with open(file + ".pkl", "wb") as out:
            pickle.dump(thing, out)

    @staticmethod
    def load(file, thing):
        """Changes the object that the script knows; what cannot change is at least replaced among the bound ones."""
        with open(file + ".pkl", "rb") as source:
            loaded = pickle.load(source)
        if isinstance(thing, list) and isinstance(loaded, list):
            thing[:] = loaded
        elif getattr(thing, "shape", ()) and getattr(loaded, "shape", ()) == thing.shape:
            thing[...] = loaded  # An array.
        elif isinstance(thing, dict) or hasattr(thing, "__dict__"):
            copy(loaded, thing)
        else:
            return loaded
        return thing


def _way(thing):
    if "torch" in sys.modules and hasattr(thing, "state_dict") and hasattr(thing, "load_state_dict"):
        return _Torch
    if hasattr(thing, "save_weights") and hasattr(thing, "load_weights"):
        return _Keras
    if "tensorflow" in sys.modules and isinstance(thing, getattr(_old_tensorflow(), "Session", ())):
        return _TensorFlow
    return _Pickle


def _old_tensorflow():
    tensorflow = sys.modules["tensorflow"]
    return tensorflow.compat.v1 if hasattr(tensorflow, "compat") and hasattr(tensorflow.compat, "v1") else tensorflow
