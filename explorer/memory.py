"""What was worked out from a record is remembered as long as that record lives, and no longer."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

_Value = TypeVar("_Value")

MOST = 512  # values of one owner; then all are forgotten, which is cheaper than choosing some
_KEPT: WeakKeyDictionary[Any, dict[Hashable, Any]] = WeakKeyDictionary()


def remembered(owner: object, key: Hashable, make: Callable[[], _Value]) -> _Value:
    """Return what *make* returned when *key* was first asked for of *owner*.

    Nobody may write to the value: all readers share it. Two threads that ask at the same time may both
    make it. *owner* is compared by identity, so that its class has no ``__eq__`` of its own.
    """
    kept = _KEPT.setdefault(owner, {})
    try:
        return kept[key]
    except KeyError:
        value = make()
    if len(kept) >= MOST:
        kept.clear()
    kept[key] = value
    return value
