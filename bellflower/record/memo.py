"""What was worked out from a record is remembered as long as that record lives, and no longer."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

_Value = TypeVar("_Value")

MOST = 1024  # values of one owner; then the one that was not asked for longest is forgotten
_KEPT: WeakKeyDictionary[Any, OrderedDict[Hashable, Any]] = WeakKeyDictionary()
_LOCK = Lock()


def remembered(owner: object, key: Hashable, make: Callable[[], _Value]) -> _Value:
    """Return what *make* returned when *key* was first asked for of *owner*.

    Nobody may write to the value: all readers share it. Two threads that ask at the same time may both
    make it. *owner* is compared by identity, so that its class has no ``__eq__`` of its own.
    """
    with _LOCK:
        kept = _KEPT.setdefault(owner, OrderedDict())
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
    value = make()
    with _LOCK:
        kept[key] = value
        if len(kept) > MOST:
            kept.popitem(last=False)
    return value
