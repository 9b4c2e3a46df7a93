"""What is new, as HTML to read: versions, corrections, withdrawn, changed and new events."""

from collections.abc import Callable
from itertools import groupby

from bellflower.analysis.selection import Selection
from bellflower.i18n import N_, _, counted
from bellflower.publish.corrections import corrections
from bellflower.publish.feed import News, news
from bellflower.record.schema import data_version, load_descriptor
from bellflower.view import cards

_HEADINGS = {
    "withdrawn": N_("Withdrawn events"),
    "changed": N_("Changed events"),
    "added": N_("New events"),
}


def _version(entry: News) -> str:
    return entry.version


def news_html(selection: Selection, path_of: Callable[[str], str], feed: str) -> str:
    """Return what is new of *selection*; *path_of* leads to an event by its id, *feed* to the feed."""
    entries = news(selection)
    titles = {entry.event: entry.title for entry in entries}
    chosen = frozenset(selection.events["id"])
    is_whole = len(chosen) == len(selection.record.events)
    told = [each for each in corrections() if is_whole or chosen & set(each.ids)]
    versions = []
    for version, group in groupby(sorted(entries, key=_version, reverse=True), _version):
        found = list(group)
        versions.append(
            {
                "name": version,
                "day": load_descriptor().get("created", "")[:10] if version == data_version() else "",
                "corrections": [each for each in told if each.version == version],
                "parts": [
                    (kind, _(heading), [entry for entry in found if entry.kind == kind])
                    for kind, heading in _HEADINGS.items()
                ],
            }
        )
    return cards.render(
        "news",
        versions=versions,
        titles=titles,
        path_of=path_of,
        feed=feed,
        total=counted(len(entries), "{n} change", "{n} changes"),
    )
