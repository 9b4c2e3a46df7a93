"""The names of the people and bodies of the shipped record, for words about a choice of them."""

from collections.abc import Mapping

from bellflower.record.memo import remembered
from bellflower.record.problems import DataError


def shipped_actors() -> Mapping[str, tuple[str, str]]:
    """Return the name in English and the one in Korean by id; empty if the record is damaged."""
    from bellflower.record.dataset import shipped_record

    try:
        record = shipped_record()
    except DataError:
        return {}
    return remembered(
        record,
        "names of actors",
        lambda: {
            one: (name, korean)
            for one, name, korean in zip(*(record.actors[each] for each in ("id", "name", "name_ko")))
        },
    )
