"""The errors of this library."""


class Refused(RuntimeError):
    """The platform refused a request; the message says why."""


class Misuse(RuntimeError):
    """A call of this library that cannot work; the message says what to do."""
