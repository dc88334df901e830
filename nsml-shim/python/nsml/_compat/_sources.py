"""Source that Python no longer reads: ``async`` as a name, as in ``x.cuda(async=True)``, until Python 3.6."""

import io
import keyword
import os
import tokenize

_NEW_NAME = "non_blocking"  # As torch has called the argument since.


def mend(folder):
    """Rewrites the scripts of a folder, the session's own copy, before the interpreter reads them."""
    if not keyword.iskeyword("async"):
        return
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".py"):
                try:
                    _mend_file(os.path.join(parent, name))
                except (OSError, SyntaxError, UnicodeError, tokenize.TokenError):
                    pass  # Whoever runs it will hear what is wrong with it.


def _mend_file(file):
    with open(file, "rb") as source:
        data = source.read()
    if b"async" not in data or _compiles(data, file):
        return
    encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
    text = data.decode(encoding)
    mended = _without_async(text)
    if mended != text:
        with open(file, "wb") as out:
            out.write(mended.encode(encoding))
        print("nsml: --compat 2019 wrote %s for async in %s" % (_NEW_NAME, file), flush=True)


def _compiles(data, file):
    try:
        compile(data, file, "exec", dont_inherit=True)
        return True
    except (SyntaxError, ValueError):
        return False


def _without_async(text):
    lines = text.splitlines(True)
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    for token, following in reversed(list(zip(tokens, tokens[1:]))):
        if token.string == "async" and token.type == tokenize.NAME and following.string not in ("def", "for", "with"):
            row, start = token.start
            line = lines[row - 1]
            lines[row - 1] = line[:start] + _NEW_NAME + line[start + len("async"):]
    return "".join(lines)
