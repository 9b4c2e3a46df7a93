"""Questions with which a reader may begin: each opens the view in which its answer stands."""

from typing import TypedDict
from urllib.parse import urlencode

from bellflower.i18n import N_, SOURCE_LANGUAGE, _, current_language


class Suggested(TypedDict):
    """A question, and the query of the view that answers it."""

    text: str
    query: str


_ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    (
        N_("When did methamphetamine reach ordinary people?"),
        {
            "from": "1995", "to": "2010", "category": "domestic_use", "drug": "methamphetamine",
            "event": "meth-on-streets-2005",
        },
    ),
    (
        N_("Which ships went to Japan?"),
        {
            "from": "1997", "to": "2002", "category": "trafficking", "country": "JP", "view": "region",
        },
    ),
    (
        N_("Where were crackdowns on drugs reported?"),
        {"from": "2006", "to": "2025", "category": "crackdown", "country": "KP"},
    ),
)  # fmt: skip


def suggested_questions() -> list[Suggested]:
    """Return the questions in the present language; their views are in it, too."""
    language = current_language()
    spoken = {} if language == SOURCE_LANGUAGE else {"lang": language}
    return [{"text": _(text), "query": urlencode(query | spoken)} for text, query in _ASKED]
