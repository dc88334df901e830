"""The names of checkpoints: what a script may write, and what the platform stores."""

import datetime
import re

_STORED = re.compile(r"[A-Za-z0-9_+=-][A-Za-z0-9._+=-]{0,99}\Z")
_ALLOWED = re.compile(r"[A-Za-z0-9._+-]\Z")

_told = set()


def stored_name(checkpoint):
    """Returns the name under which the platform stores a checkpoint.

    Most names are stored as they are. In others every character that the platform does not take, and every '=', becomes
    '=xHEX=', with its code point: 'best/0.9' is stored as 'best=x2f=0.9'.
    """
    if checkpoint is None:
        # Colons would have to be written in code.
        return datetime.datetime.now().strftime("%Y-%m-%d_%H-%M-%S.%f")
    name = str(checkpoint)
    if _STORED.match(name):
        return name
    stored = "".join(char if _ALLOWED.match(char) and (char != "." or place > 0) else "=x%x=" % ord(char)
                     for place, char in enumerate(name))
    if not _STORED.match(stored):
        raise ValueError("expected a checkpoint name of 1 to 100 characters (those other than letters, digits and"
                         " . _ - + = count for several), got %r" % (name,))
    if stored not in _told:
        _told.add(stored)
        print("nsml: checkpoint %r is stored as %s" % (name, stored), flush=True)
    return stored
