"""Saves and loads checkpoints by the bound functions."""

from . import _paths
from ._errors import Refused
from ._names import stored_name
from ._platform import remove

#: How the platform's reason begins when it leaves a checkpoint out and the session goes on.
WARNING = "NSML Warning)"


def save(platform, saver, checkpoint, mode):
    name = stored_name(checkpoint)
    folder = platform.new_folder()
    try:
        _paths.save(saver, folder, mode)
        platform.save(name, folder)
    except Refused as refusal:
        if not str(refusal).startswith(WARNING):
            raise
        print(refusal, flush=True)
    finally:
        remove(folder)


def load(platform, loader, checkpoint, session, mode):
    name = stored_name(checkpoint)
    try:
        folder = platform.load(name, session)
    except Refused as refusal:
        raise KeyError("No model: %s/nsml_model/%s" % (session or platform.session, checkpoint)) from refusal
    _load_from(folder, loader, mode)


def load_stored(platform, loader, checkpoint, start):
    """Loads the checkpoint that the session starts from, by the name that the platform stores it under."""
    _load_from(platform.load(checkpoint), loader, path_mode(start))


def path_mode(start):
    """How the paths are chosen (see _paths), for this session."""
    return (start or {}).get("modelPath") or "auto"


def _load_from(folder, loader, mode):
    try:
        _paths.load(loader, folder, mode)
    finally:
        remove(folder)
