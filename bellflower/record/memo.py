"""The one cache: what was worked out from a record is remembered as long as that record lives.

What depends on no record, such as a file of ours, is remembered with ``functools.cache``.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

_Value = TypeVar("_Value")

MOST = 1024  # values of one kind and one owner; then the one not asked for longest is forgotten
_KEPT: WeakKeyDictionary[Any, dict[str, OrderedDict[Hashable, Any]]] = WeakKeyDictionary()
_LOCK = Lock()


def remembered(
    owner: object, key: Hashable, make: Callable[[], _Value], *, kind: str = "", most: int = MOST
) -> _Value:
    """Return what *make* returned when *key* was first asked for of *owner*; of each *kind*, *most*.

    Nobody may write to the value: all who hold *owner* share it. The value must not refer to *owner*,
    or neither ever goes. Two threads that ask at the same time may both make it. *owner* is compared by
    identity, so that its class has no ``__eq__`` of its own.
    """
    with _LOCK:
        kept = _KEPT.setdefault(owner, {}).setdefault(kind, OrderedDict())
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
    value = make()
    with _LOCK:
        kept[key] = value
        if len(kept) > most:
            kept.popitem(last=False)
    return value


class Later(Mapping[str, _Value]):
    """A mapping that is made when somebody first looks into it; others who ask then wait for it."""

    def __init__(self, make: Callable[[], Mapping[str, _Value]]) -> None:
        """Keep *make*, which is let go once it was called."""
        self._make: Callable[[], Mapping[str, _Value]] | None = make
        self._found: Mapping[str, _Value] = {}
        self._lock = Lock()

    def _made(self) -> Mapping[str, _Value]:
        if self._make is not None:
            with self._lock:
                if self._make is not None:
                    self._found = self._make()
                    self._make = None
        return self._found

    def __getitem__(self, key: str) -> _Value:
        """Return the value of *key*."""
        return self._made()[key]

    def __iter__(self) -> Iterator[str]:
        """Return the keys in their order."""
        return iter(self._made())

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._made())
