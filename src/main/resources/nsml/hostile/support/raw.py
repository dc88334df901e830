"""Talks to the platform past the library, as whoever has read the protocol can."""
import os

import nsml

SCRATCH = nsml._start['scratchPath'] if nsml._start else '/tmp'
HEADER = '#nsml-answers 1 rankings\n'


def ask(**message):
    """Sends any message and returns the reply; raises ConnectionError if the platform hangs up."""
    return nsml._platform._connection.ask(message, message.get('type') in ('done', 'failed'))


def shout(data):
    """Sends bytes and waits for nothing."""
    nsml._platform._connection._socket.sendall(data)


def accepts(**message):
    return ask(**message).get('type') in ('accepted', 'loaded')


def place(name):
    """A path in the scratch folder."""
    return os.path.join(SCRATCH, name)


def lines(rows):
    """Lines of an answers file, from rows of (number, (query, references))."""
    return ''.join('\t'.join([query] + list(references)) + '\n' for _, (query, references) in rows)


def hand_in(name='forged.tsv'):
    """Says that the answers are in an entry of the scratch folder, and ends well."""
    ask(type='answered', file=name)
    ask(type='done')
    os._exit(0)


def hand_in_text(text):
    """Hands in an answers file of this text (or bytes)."""
    with open(place('forged.tsv'), 'wb') as out:
        out.write(text if isinstance(text, bytes) else text.encode())
    hand_in()
