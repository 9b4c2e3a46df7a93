"""Where a reader reports an error of the record: an address that whoever runs the server configures."""

import os
from urllib.parse import quote

from bellflower.i18n import _

VARIABLE = "BELLFLOWER_REPORT"  # of the environment: a web address or an e-mail address
_WEB = ("https://", "http://")


def report_address(name: str, row: str) -> str:
    """Return the address to report an error of what is called *name*, at *row*; empty if none is known.

    In a web address ``{id}`` and ``{row}`` are filled in; to an e-mail address a subject is added. What
    is neither is not used.
    """
    configured = os.environ.get(VARIABLE, "").strip()
    if configured.startswith(_WEB):
        return configured.replace("{id}", quote(name)).replace("{row}", quote(row))
    if "@" in configured and not configured.startswith("javascript:"):
        subject = _("Bellflower: an error in {row}, {id}").format(row=row, id=name)
        return f"mailto:{configured.removeprefix('mailto:')}?subject={quote(subject)}"
    return ""
