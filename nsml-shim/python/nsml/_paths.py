"""The path that a save or load function gets: a file or a folder, as the function takes it.

The original changed its mind over the years, and most scripts fit one answer only:

- ``file`` (until early 2019): save gets a path that does not exist and makes a file or a folder there. A checkpoint of
  exactly one file is loaded by the path of that file, whatever its name; of several, by the folder.
- ``directory`` (from mid-2019): both get an existing folder.
- ``auto`` (here, by default): as ``file``, and what fails for its path is called once more in the other manner.
"""

import os
import re
import shutil

from ._errors import Misuse

MODEL = "model"

_PATH_TROUBLE = re.compile(
    r"no such file|not a directory|is a directory|does not exist|doesn't exist|not exist|not found|unable to (open|create)"
    r"|cannot open|can't open|could not open|cannot be opened|not available for (reads|writes)|not a valid checkpoint"
    r"|parent directory", re.IGNORECASE)


def save(saver, folder, mode):
    """Calls saver so that the empty folder gets its files.

    Raises Misuse if nothing was written, else whatever saver raises.
    """
    path = os.path.join(folder, MODEL)
    if mode == "directory":
        os.mkdir(path)
        saver(path)
    elif mode == "file":
        saver(path)
    else:
        _save_either_way(saver, path)
    _require_files(folder)
    _resolve_links(folder)


def load(loader, folder, mode):
    """Calls loader for the files in the folder."""
    forms = _forms(folder)
    if mode == "directory":
        loader(_folder_form(folder))
    elif mode == "file" or len(forms) == 1:
        loader(forms[0])
    else:
        _load_either_way(loader, forms)


def _save_either_way(saver, path):
    folder = os.path.dirname(path)
    try:
        saver(path)
        if _files(folder):
            return
    except Exception as error:
        if os.path.lexists(path) or _files(folder) or not _is_about(error, path):
            raise
    # The function expects a folder to be there, and has said so, or has swallowed the error.
    os.makedirs(path, exist_ok=True)
    saver(path)


def _load_either_way(loader, forms):
    try:
        loader(forms[0])
    except Exception as error:
        if not _is_path_trouble(error):
            raise
        first = error
    else:
        return
    for form in forms[1:]:
        try:
            loader(form)
            return
        except Exception as error:
            if not _is_path_trouble(error):
                raise
    raise first


def _forms(folder):
    """The paths by which a load function may want the files, the likeliest first."""
    files = _files(folder)
    path = os.path.join(folder, MODEL)
    if len(files) == 1:
        file = os.path.join(folder, files[0])
        return [file, folder if file == path else path]
    if os.path.isdir(path) and os.listdir(folder) == [MODEL]:
        return [path]
    # Files beside the path, as path + ".npz" and the like: the path is their common beginning.
    return [path, folder]


def _folder_form(folder):
    path = os.path.join(folder, MODEL)
    return path if os.path.isdir(path) else folder


def _is_about(error, path):
    named = getattr(error, "filename", None)
    return path in str(error) or (isinstance(named, str) and named.startswith(path))


def _is_path_trouble(error):
    return isinstance(error, (FileNotFoundError, NotADirectoryError, IsADirectoryError)) or bool(
        _PATH_TROUBLE.search(str(error)))


def _files(folder):
    return [os.path.relpath(os.path.join(parent, name), folder)
            for parent, _, names in os.walk(folder) for name in names]


def _require_files(folder):
    if not _files(folder):
        raise Misuse("expected the save function to write a file or a folder at the path it is given, got nothing there;"
                     " write to that path")


def _resolve_links(folder):
    """Replaces links by what they lead to: a checkpoint has plain files and folders."""
    for parent, folders, names in os.walk(folder):
        for name in folders + names:
            link = os.path.join(parent, name)
            if os.path.islink(link):
                target = os.path.realpath(link)
                os.unlink(link)
                if os.path.isdir(target):
                    shutil.copytree(target, link)
                else:
                    shutil.copyfile(target, link)
