"""Tells the supervisor how far inference has come, about once a second. Nothing depends on it."""

import threading
import time

BETWEEN_SECONDS = 1


class Meter(object):
    """Counts what has been done, and tells; in the main process only, and without ever failing."""

    def __init__(self, platform, clock=time.monotonic):
        self._platform = platform
        self._clock = clock
        self._next = clock() + BETWEEN_SECONDS
        self._stopped = False
        self._turn = threading.RLock()

    def at(self, done, total):
        """So many are done, of so many."""
        if self._clock() < self._next or not self._platform.is_ours():
            return
        with self._turn:
            if not self._stopped:
                self._next = self._clock() + BETWEEN_SECONDS
                self._tell(done, total)

    def _tell(self, done, total):
        try:
            self._platform.progress(done, total)
        except Exception:
            self._stopped = True

    def stop(self):
        """Nothing is told from now on: whoever still reads is late."""
        with self._turn:
            self._stopped = True


class WatchedList(list):
    """A list that tells how far it has been read: whoever reads an element is done with those before it."""

    def __init__(self, elements, meter):
        super(WatchedList, self).__init__(elements)
        self._meter = meter

    def __iter__(self):
        for index, element in enumerate(super(WatchedList, self).__iter__()):
            self._meter.at(index, len(self))
            yield element

    def __getitem__(self, index):
        element = super(WatchedList, self).__getitem__(index)
        if isinstance(index, int):
            self._meter.at(index % len(self), len(self))
        return element

    def __reduce__(self):
        """In another process, to which it may be sent, it is a plain list."""
        return list, (list(super(WatchedList, self).__iter__()),)
