"""Addresses on the web, with or without a scheme, alone or several in one cell."""

import re

from bellflower.i18n import _
from bellflower.ingest.values.cell import Cell
from bellflower.record.checks.reasons import Reason

_WHOLE = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_HREF = re.compile(r"(?:href|src)\s*=\s*[\"']?(?P<url>https?://[^\"'\s>]+)", re.IGNORECASE)
_MARKDOWN = re.compile(r"\[[^\]]*\]\((?P<url>https?://[^\s)]+)\)", re.IGNORECASE)
_BARE = re.compile(
    r"(?:www\.)?(?:[a-z0-9-]+\.)+[a-z]{2,18}(?::\d+)?(?:[/?#][^\s]*)?", re.IGNORECASE | re.ASCII
)
_DOI = re.compile(r"(?:doi:\s*)?(?P<doi>10\.\d{4,9}/\S+)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s;|]+|,(?=\s|https?:)")
_COMMON = re.compile(
    r"\.(?:com|org|net|edu|gov|int|mil|info|kr|kp|jp|cn|uk|de|fr|ru|us|eu|io)(?:[:/?#]|$)", re.IGNORECASE
)


def _one(part: str) -> str:
    """Return a whole address if *part* is one; otherwise an empty text."""
    part = part.strip("<>()[]\"'").rstrip(".,")
    if _WHOLE.fullmatch(part):
        return part
    if part.startswith("//") and _BARE.fullmatch(part[2:]):
        return f"https:{part}"
    if found := _DOI.fullmatch(part):
        return f"https://doi.org/{found['doi']}"
    is_bare = _BARE.fullmatch(part) and "@" not in part
    return (
        f"https://{part}"
        if is_bare and (part.lower().startswith("www.") or _COMMON.search(part))
        else ""
    )


def addresses_of(text: str) -> list[str]:
    """Return each address in *text*, with a scheme.

    >>> addresses_of("www.a.example/x; https://b.example")
    ['https://www.a.example/x', 'https://b.example']
    """
    if found := _HREF.findall(text) or _MARKDOWN.findall(text):
        return found
    return [address for part in _BETWEEN.split(text) if part and (address := _one(part))]


def is_address(text: str) -> bool:
    """Whether *text* is nothing but addresses, or markup around them."""
    if text[:1] in ("<", "[") and addresses_of(text):
        return True
    parts = [part for part in _BETWEEN.split(text) if part]
    return bool(parts) and len(addresses_of(text)) >= len(parts)


def read_address(text: str) -> Cell:
    """Read the address of a cell; of several the first, which is told.

    >>> read_address("https://a.example").text, read_address("a.org/x").note
    ('https://a.example', 'was read as https://a.org/x')
    """
    found = addresses_of(text)
    if not found:
        reason = _("is not an address on the web")
        return Cell(text, Reason(reason, _("Write it whole, such as https://example.org/page.")))
    if found == [text]:
        return Cell(text)
    if len(found) == 1:
        return Cell(found[0], note=_("was read as {value}").format(value=found[0]))
    told = _("holds {n} addresses, of which the first is used: {value}")
    return Cell(found[0], note=told.format(n=len(found), value=found[0]))
