"""The heads of tables in words: a table keeps the names of its columns, and the page shows these."""

from collections.abc import Iterable
from typing import Any

from bellflower.i18n import N_, _

_NAMES = (
    N_("Resting on it only"), N_("Answers"), N_("Category"), N_("Claims"), N_("Date"), N_("Denials"),
    N_("Direction"), N_("Drug"), N_("Drugs"), N_("Event"), N_("Events"), N_("Evidence"),
    N_("Language"), N_("Measure"), N_("Most cited"), N_("Origins"), N_("Part"), N_("Place"),
    N_("Province"), N_("Publisher"), N_("Question"), N_("Route"), N_("Sources"), N_("Title"), N_("Type"),
    N_("When"), N_("Year"),
)  # fmt: skip


def in_words(names: Iterable[str], **configured: Any) -> dict[str, Any]:
    """Return the configuration of columns with *names*: each in words, or as *configured*."""
    return {name: _(name) for name in names} | configured
