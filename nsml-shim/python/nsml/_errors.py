"""The errors of this library."""


class Refused(RuntimeError):
    """The platform refused a request; the message says why."""


class Misuse(RuntimeError):
    """A call of this library that cannot work; the message says what to do."""


# As a user sees them: nsml.Refused, not the module that holds them.
Refused.__module__ = Misuse.__module__ = "nsml"
