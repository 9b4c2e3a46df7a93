"""The one cache: what was worked out from a record is remembered as long as that record lives.

What depends on no record, such as a file of ours, is remembered with ``functools.cache``.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
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
