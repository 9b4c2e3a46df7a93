"""What was read from files, read again when they change; if damaged, the last good one stays."""

import hashlib
import logging
import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

_Value = TypeVar("_Value")
_Stamp = tuple[tuple[int, int, int] | None, ...]

PAUSE = 2.0  # seconds in which the files are looked at once at most
_TRIES = 3  # to read files while somebody writes them
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refusal:
    """An edit that was not taken: when it was noticed, and the ``error`` that reading it raised."""

    noticed: datetime
    error: Exception


class Latest(Generic[_Value]):
    """The last good value of *load*, which reads *files*; safe to ask from many threads.

    Whoever asks first after a change reads the files anew; meanwhile, the others get the value before.
    """

    def __init__(
        self,
        files: Callable[[], Iterable[Path]],
        load: Callable[[], _Value],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Read nothing yet."""
        self._files, self._load, self._clock = files, load, clock
        self._lock = Lock()
        self._looked_at = -math.inf
        self._stamp: _Stamp | None = None  # of the files as they were last read, good or not
        self._digest = ""
        self._value: _Value | None = None
        self._refusal: Refusal | None = None

    def current(self) -> _Value:
        """Return the value; raises what reading raised if there never was a good one."""
        if self._value is None:
            with self._lock:
                self._look()
        elif self._clock() - self._looked_at >= PAUSE and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        if self._value is None:
            assert self._refusal is not None
            raise self._refusal.error.with_traceback(None)  # or each reader would make it longer
        return self._value

    def refusal(self) -> Refusal | None:
        """Return why the files as they are now were refused, or nothing if they are what is shown."""
        return self._refusal

    def _look(self) -> None:
        """Read the files anew if they are not as they were when they were last read."""
        if self._clock() - self._looked_at < PAUSE:
            return
        stamp = _stamp(self._files())
        if stamp != self._stamp:
            self._read(stamp)
        self._looked_at = self._clock()

    def _read(self, stamp: _Stamp) -> None:
        value, error = None, None
        for _ in range(_TRIES):
            digest = _digest(self._files())
            if digest == self._digest and self._value is not None:  # touched, or put back as it was
                self._refusal, self._stamp = None, stamp
                return
            value, error = self._attempt()
            before, stamp = stamp, _stamp(self._files())
            if stamp == before:
                self._take(value, error, digest)
                self._stamp = stamp
                return
        # somebody writes all the time: what was read may be half of each, so it is read again soon
        if self._value is None:
            self._take(value, error, "")

    def _take(self, value: _Value | None, error: Exception | None, digest: str) -> None:
        if error is None:
            self._value, self._refusal, self._digest = value, None, digest
        else:
            self._refusal = Refusal(datetime.now(tz=UTC), error)

    def _attempt(self) -> tuple[_Value | None, Exception | None]:
        try:
            return self._load(), None
        except Exception as error:  # whatever a damaged file raises, the last good one has to stay
            _LOGGER.exception("The files could not be read; what was read before is kept")
            return None, error


def _stamp(files: Iterable[Path]) -> _Stamp:
    """Return what tells, without reading *files*, that one of them was written."""
    found: list[tuple[int, int, int] | None] = []
    for file in files:
        try:
            stat = file.stat()
        except OSError:
            found.append(None)
        else:
            found.append((stat.st_mtime_ns, stat.st_size, stat.st_ino))
    return tuple(found)


def _digest(files: Iterable[Path]) -> str:
    """Return a hash of the content of *files*; one that cannot be read counts as empty."""
    total = hashlib.sha256()
    for file in files:
        try:
            content = file.read_bytes()
        except OSError:
            content = b""
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()
