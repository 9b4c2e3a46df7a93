"""Make the small font of icons: `python -m tools.build_icons`.

Streamlit loads all of Material Symbols (375 kB) on every page. The font made here has the icons whose
names are written in Streamlit's own scripts or in a page of ours, and bears the name of the font that
it stands for, which changes with its content: after an update of Streamlit, that one is served again.
"""

import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from bellflower.web import streamlit_page

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = streamlit_page().parents[1]
FOLDER = PACKAGE / "static" / "static"
OUT = ROOT / "bellflower" / "browser" / "fonts"
_LITERAL = re.compile(r"""[`"':/]([a-z][a-z0-9_]*)(?=[`"':])""")
_NAMED = re.compile(r":material/([a-z0-9_]+):")
_LIGATURES = 4  # the kind of lookup that makes one glyph of several


def whole_font() -> Path:
    """Return the font of icons that Streamlit brings."""
    return next((FOLDER / "media").glob("MaterialSymbols-Rounded.*.woff2"))


def glyph_names(font: TTFont) -> dict[str, str]:
    """Return the glyph of each icon of *font* by the word that is written for it."""
    letters = {glyph: chr(code) for code, glyph in (font.getBestCmap() or {}).items()}
    found: dict[str, str] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            plain = getattr(table, "ExtSubTable", table)
            if plain.LookupType != _LIGATURES:
                continue
            for first, ligatures in plain.ligatures.items():
                for one in ligatures:
                    word = [first, *one.Component]
                    if all(glyph in letters for glyph in word):
                        found["".join(letters[glyph] for glyph in word)] = one.LigGlyph
    return found


def needed_names() -> set[str]:
    """Return every word in Streamlit's scripts that may be the name of an icon, and those of ours."""
    names: set[str] = set()
    for script in (FOLDER / "js").glob("*.js"):
        names |= set(_LITERAL.findall(script.read_text(encoding="utf-8")))
    for folder in (PACKAGE, ROOT / "bellflower", ROOT / "pages"):
        for module in folder.rglob("*.py"):
            names |= set(_NAMED.findall(module.read_text(encoding="utf-8")))
    return names


def main() -> int:
    """Write the font, in place of an older one."""
    source = whole_font()
    font = TTFont(source)
    icons = glyph_names(font)
    kept = sorted(needed_names() & icons.keys())
    options = subset.Options(flavor="woff2", layout_features=["*"], layout_closure=False)
    chosen = subset.Subsetter(options)
    chosen.populate(text="".join({*" ", *"".join(kept)}), glyphs=[icons[name] for name in kept])
    chosen.subset(font)
    for old in OUT.glob("MaterialSymbols-Rounded.*"):
        old.unlink()
    font.flavor = "woff2"
    font.save(OUT / source.name)
    print(f"{len(kept)} icons, {(OUT / source.name).stat().st_size:,} bytes.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
