"""The names of the people, bodies and places of the shipped record, for words about a choice of them."""

from collections.abc import Mapping

from bellflower.record.memo import remembered
from bellflower.record.problems import DataError


def _names(table: str) -> Mapping[str, tuple[str, str]]:
    from bellflower.record.dataset import shipped_record

    try:
        record = shipped_record()
    except DataError:
        return {}
    columns = ("id", "name", "name_ko")

    def make() -> Mapping[str, tuple[str, str]]:
        rows = zip(*(getattr(record, table)[each] for each in columns))
        return {one: (name, korean) for one, name, korean in rows}

    return remembered(record, f"names of {table}", make)


def shipped_actors() -> Mapping[str, tuple[str, str]]:
    """Return the name in English and the one in Korean by id; empty if the record is damaged."""
    return _names("actors")


def shipped_places() -> Mapping[str, tuple[str, str]]:
    """Return the name of each place in English and in Korean by id; empty if the record is damaged."""
    return _names("places")
