"""Text of the record or of a link as it is, where Streamlit would read Markdown in it.

Streamlit reads Markdown in every message, caption, heading and label. What comes from a table, from an
address or from a reader's own file goes through :func:`plain` before it stands in one of them. HTML
(``st.html``), tables and ``st.code`` need no Markdown escaped, but :func:`visible` helps there as well.
"""

import re
import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})  # categories of what is drawn as nothing
_KEPT = frozenset("\u200c\u200d")  # joiners, without which some scripts cannot be read
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_ISOLATE, _END = "\u2068", "\u2069"
_JOINER = "\u2060"  # takes no room and allows no line break, but ends what Streamlit looks for

_SIGNS = re.compile(r"[\\`*_\[\]<>~$|&{}]")
_OPENING = re.compile(r"^(\s*\d*)([#+\-=>.)])")
_MADE_OF_TEXT = re.compile(  # what Streamlit makes of bare text, escaped or not; the cut is after it
    r":(?=[^\W\d]|[+\-/]|\w+:)"  # :icon:, :color[text], http://
    r"|(?i:\bwww)(?=\.)"
    r"|(?<=[\w.+\-])@"
    r"|(?<!\S)(?:[<>~](?=[=-])|-(?=[->]))(?=\S{1,2}(?:\s|$))"  # arrows, a dash, signs of comparison
)


def visible(text: str) -> str:
    r"""Return *text* with its line breaks as spaces and each character that cannot be seen as a number.

    A character that turns the direction of what follows would show something else than what is there.

    >>> visible("a\u202egnp.exe"), visible("one\ntwo")
    ('a‹U+202E›gnp.exe', 'one two')
    """
    return "".join(
        f"‹U+{ord(letter):04X}›"
        if unicodedata.category(letter) in _UNSEEN and letter not in _KEPT
        else letter
        for letter in re.sub(r"\s", " ", text)
    )


def _isolated(text: str) -> str:
    """Return *text* so that letters written from right to left do not move the words around it."""
    turns = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)
    return f"{_ISOLATE}{text}{_END}" if turns else text


def plain(text: str) -> str:
    r"""Return *text* as Markdown that shows exactly these characters: no sign in it has a meaning.

    Nothing in it becomes a link, a picture, an icon, a color or a formula; what cannot be seen is
    shown as a number.

    >>> plain("Norway expels the embassy, 1976: 4 kg (seized)")
    'Norway expels the embassy, 1976: 4 kg (seized)'
    >>> plain("[x](javascript:alert) # <b>")
    '\\[x\\](javascript:\u2060alert) # \\<b\\>'
    """
    cut = _MADE_OF_TEXT.sub(lambda found: found[0] + _JOINER, visible(text))
    return _isolated(_OPENING.sub(r"\1\\\2", _SIGNS.sub(r"\\\g<0>", cut)))
