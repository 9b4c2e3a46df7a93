"""The tables and columns that ``data/datapackage.json`` declares."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
DESCRIPTOR = DATA / "datapackage.json"
RECORD = "BELLFLOWER_RECORD"  # the folder of another record that the application shows; default: ours


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the descriptor declares it.

    ``enum`` holds the allowed values of a closed list, ``list_of`` those of a cell
    that holds several with semicolons between; both are empty for free text.
    """

    name: str
    type: str
    title: str
    description: str
    example: str
    required: bool
    is_edtf: bool
    enum: tuple[str, ...]
    list_of: tuple[str, ...]
    constraints: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the descriptor declares it; ``path`` is relative to ``data/``.

    ``foreign_keys`` holds pairs of a column and the table in which its values are ids.
    """

    name: str
    path: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[tuple[str, str], ...] = ()

    def column(self, name: str) -> Column:
        """Return the column called *name*; raises ``KeyError`` if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def _column(field: dict[str, Any]) -> Column:
    constraints = field.get("constraints", {})
    return Column(
        name=field["name"],
        type=field["type"],
        title=field["title"],
        description=field["description"],
        example=field["example"],
        required=bool(constraints.get("required", False)),
        is_edtf=bool(field.get("edtf", False)),
        enum=tuple(constraints.get("enum", ())),
        list_of=tuple(field.get("listOf", ())),
        constraints=constraints,
    )


def _table(resource: dict[str, Any]) -> Table:
    key = resource["schema"]["primaryKey"]
    return Table(
        name=resource["name"],
        path=resource["path"],
        title=resource["title"],
        description=resource["description"],
        columns=tuple(_column(field) for field in resource["schema"]["fields"]),
        primary_key=(key,) if isinstance(key, str) else tuple(key),
        foreign_keys=tuple(
            (each["fields"][0], each["reference"]["resource"])
            for each in resource["schema"].get("foreignKeys", ())
        ),
    )


@cache
def load_descriptor() -> dict[str, Any]:
    """Read the descriptor, a Frictionless Data Package, as a dictionary. Do not change it."""
    return json.loads(DESCRIPTOR.read_text(encoding="utf-8"))


def data_version() -> str:
    """Return the version of the data, which is not that of the application."""
    return load_descriptor()["version"]


@cache
def load_tables() -> dict[str, Table]:
    """Return every declared table by its name, in the order of the descriptor."""
    return {resource["name"]: _table(resource) for resource in load_descriptor()["resources"]}


def closed_values(table: str, column: str) -> tuple[str, ...]:
    """Return the allowed values of a closed list, whether one or several stand in a cell."""
    declared = load_tables()[table].column(column)
    return declared.enum or declared.list_of


@cache
def category_groups() -> Mapping[str, tuple[str, ...]]:
    """Return the groups of categories that a timeline shows together, in the order of the descriptor."""
    events = next(one for one in load_descriptor()["resources"] if one["name"] == "events")
    field = next(one for one in events["schema"]["fields"] if one["name"] == "category")
    return {name: tuple(categories) for name, categories in field["groups"].items()}


def record_folder() -> Path:
    """Return the folder of the record that the application shows: ours, or that of the environment.

    Its tables are those that :func:`table_path` finds; the columns are always the declared ones.
    """
    return Path(os.environ.get(RECORD) or DATA).resolve()


def table_path(table: Table, folder: Path) -> Path:
    """Return the file of *table* in a copy of the record at *folder*.

    A table that the descriptor puts beside the folder (``../geo/places.csv``) may also
    lie in the folder itself; a file in the folder wins.
    """
    inside = folder / Path(table.path).name
    return inside if inside.exists() else folder / table.path
