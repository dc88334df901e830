"""Turns what infer returned into the answers that the platform reads."""

import ast
import re

from ._errors import Misuse

_NOT_ROWS = (str, bytes, int, float)

#: What the answers file cannot hold: control characters, and halves of surrogate pairs.
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def write_rankings(file, result):
    """Writes rankings as docs/protocol.md lays the file down.

    The result holds one row a query, as ``(number, (query, [reference, ...]))`` or ``(query, [reference, ...])``; or is a
    dict of lists of references by query.
    """
    ids = _Ids()
    count = 0
    with open(file, "w", encoding="utf-8", newline="\n") as out:
        out.write("#nsml-answers 1 rankings\n")
        for row in _rows(result, "a list of (number, (query, [reference, ...]))"):
            query, references = _ranking(row)
            out.write(ids.of(query))
            for reference in references:
                out.write("\t")
                out.write(ids.of(reference))
            out.write("\n")
            count += 1
        out.write("#end %d\n" % count)


def write_predictions(file, result):
    """Writes one line a row: the second element of ``(probability, result)``, as Python would write it."""
    with open(file, "w", encoding="utf-8", newline="\n") as out:
        for row in _rows(result, "a list of (probability, result)"):
            out.write(repr(_plain(_second(row))) + "\n")


def read_predictions(file):
    """Reads rows of rankings from the lines of a prediction file that the dataset's feed_infer has written."""
    with open(file, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _parsed(line.strip(), number)


def _parsed(line, number):
    try:
        return ast.literal_eval(line)
    except (ValueError, SyntaxError):
        raise Misuse("expected ('query', ['reference', ...]) in each line that feed_infer of the dataset's data_loader.py"
                     " writes, got %s in line %d" % (_short(line), number))


def _rows(result, wanted):
    if isinstance(result, dict):
        return result.items()
    if isinstance(result, _NOT_ROWS) or not hasattr(result, "__iter__"):
        raise Misuse("expected %s from infer, got %s" % (wanted, _short(result)))
    return result


def _ranking(row):
    pair = row
    if _is_pair(row) and _is_number(row[0]) and _is_pair(row[1]):
        pair = row[1]
    if not _is_pair(pair) or not isinstance(pair[0], (str, bytes)) or not _is_list(pair[1]):
        raise Misuse("expected rows (number, (query, [reference, ...])) from infer, got the row %s" % _short(row))
    return pair


def _is_pair(thing):
    return not isinstance(thing, (dict, str, bytes)) and hasattr(thing, "__getitem__") and _length(thing) == 2


def _is_list(thing):
    """An order of references: a set or a dict has none that counts."""
    return not isinstance(thing, (dict, str, bytes, set, frozenset)) and hasattr(thing, "__iter__") and _length(thing) != -1


def _length(thing):
    """-1 for what only looks like a list, as a number in an array without dimensions; generators count as lists."""
    try:
        return len(thing)
    except TypeError:
        return None if hasattr(thing, "__next__") else -1


def _is_number(thing):
    return isinstance(thing, (int, float)) or (hasattr(thing, "item") and _length(thing) == -1)


class _Ids(dict):
    """The text of each id, checked once: some millions of answers name the same thousands of pictures."""

    def of(self, thing):
        try:
            return self[thing]
        except TypeError:  # What has no hash is no string either.
            return self.__missing__(thing)

    def __missing__(self, thing):
        text = thing.decode("utf-8", "replace") if isinstance(thing, bytes) else thing
        if not isinstance(text, str):
            raise Misuse("expected ids that are strings in the answers, got %s; an id is a file name without its extension"
                         % _short(thing))
        text = str(text)
        if not text or text.startswith("#"):
            raise Misuse("expected an id that is not empty and does not begin with '#', got %r; an id is a file name without"
                         " its extension" % text)
        if _UNWRITABLE.search(text):
            raise Misuse("expected an id without tabs and control characters, got %r; an id is a file name without its"
                         " extension" % text)
        self[thing] = text
        return text


def _second(row):
    if isinstance(row, _NOT_ROWS) or not hasattr(row, "__getitem__") or (_length(row) or 0) < 2:
        raise Misuse("expected rows (probability, result) from infer, got the row %s" % _short(row))
    return row[1]


def _plain(thing):
    """Numbers and lists of Python, as the dataset's evaluation reads each line without numpy or torch."""
    if isinstance(thing, (list, tuple)):
        return type(thing)([_plain(each) for each in thing]) if type(thing) in (list, tuple) else list(map(_plain, thing))
    if isinstance(thing, dict):
        return {_plain(key): _plain(value) for key, value in thing.items()}
    if isinstance(thing, str):
        return str(thing)
    return thing.tolist() if hasattr(thing, "tolist") else thing


def _short(thing):
    text = repr(thing)
    return text if len(text) <= 200 else text[:200] + "..."
