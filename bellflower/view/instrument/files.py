"""The files of the instrument: its scripts as one module, and its style sheet."""

from pathlib import Path

from bellflower.browser.bundle import joined_script, joined_style, module_paths

_ENTRY = "instrument/component.js"
_OFFLINE = "instrument/offline.js"
STYLES = tuple(f"instrument/{name}.css" for name in ("frame", "bar", "maps", "rail", "time", "narrow"))


def script_paths() -> tuple[Path, ...]:
    """Return the modules of the instrument, each after those that it imports."""
    return module_paths(_ENTRY)


def offline_script() -> str:
    """Return the instrument for a page on a disk: it hands ``mountInstrument`` to the page."""
    return joined_script(_OFFLINE)


def instrument_style() -> str:
    """Return the style sheet of the instrument."""
    return joined_style(*STYLES)
