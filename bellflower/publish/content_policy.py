"""The Content Security Policy, Level 3 (https://www.w3.org/TR/CSP3/), of every page and file."""

import base64
import hashlib
from collections.abc import Iterable, Mapping

NONE = "'none'"
_CLOSED = ("default-src", "base-uri", "form-action")  # what no page of ours opens


def hash_of(text: str) -> str:
    """Return the source expression that allows the inline script or style *text*."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def content_policy(allowed: Mapping[str, Iterable[str]]) -> str:
    """Return the policy that allows these sources by directive and refuses all else.

    A directive without a source refuses everything.

    >>> content_policy({"img-src": ["data:"], "worker-src": []})
    "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; worker-src 'none'"
    """
    rules = dict.fromkeys(_CLOSED, NONE)
    rules |= {name: " ".join(sources) or NONE for name, sources in allowed.items()}
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())
