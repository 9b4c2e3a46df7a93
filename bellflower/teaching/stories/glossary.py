"""The words of the stories that a class may not know, each with its meaning."""

import tomllib
from collections.abc import Mapping
from functools import cache

from bellflower.i18n import _
from bellflower.record.schema import DATA

FILE = DATA / "glossary.toml"


@cache
def _meanings() -> dict[str, str]:
    terms = tomllib.loads(FILE.read_text(encoding="utf-8"))["terms"]
    return {form: term["meaning"] for term in terms for form in term["forms"]}


def glossary() -> Mapping[str, str]:
    """Return the meaning of each word in the present language, by the form in which a text has it."""
    return {form: _(meaning) for form, meaning in _meanings().items()}
