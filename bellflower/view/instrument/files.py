"""The files of the instrument: its scripts as one module, and its style sheet."""

from pathlib import Path

from bellflower.browser.bundle import joined_script, joined_style, module_paths

_ENTRY = "instrument/component.js"
_OFFLINE = "instrument/offline.js"
_EMBEDDED = "instrument/embedded.js"
_ALONE = "instrument/alone.css"
_EMBEDDED_STYLE = "instrument/embedded.css"
STYLES = tuple(f"instrument/{name}.css" for name in ("frame", "bar", "maps", "rail", "time", "narrow"))


def script_paths() -> tuple[Path, ...]:
    """Return the modules of the instrument, each after those that it imports."""
    return module_paths(_ENTRY)


def offline_script() -> str:
    """Return the instrument for a page on a disk: it hands ``mountInstrument`` to the page."""
    return joined_script(_OFFLINE)


def instrument_style() -> str:
    """Return the style sheet of the instrument in a file, of which a part may be shown alone."""
    return joined_style(*STYLES, _ALONE)


def embedded_script() -> str:
    """Return the instrument for the page of an embedded view, which starts by itself."""
    return joined_script(_EMBEDDED)


def embedded_style() -> str:
    """Return the style sheet of the instrument in a page of its own, without the frame of ours."""
    return joined_style(*STYLES, _ALONE, _EMBEDDED_STYLE)
