"""What a class is told before a chapter that is hard to bear."""

from bellflower.i18n import N_, _
from bellflower.teaching.stories.parts import SENSITIVE, Chapter

_WORDS = {
    "executions": N_("executions"),
    "children": N_("children in danger"),
    "suicide": N_("suicide"),
}


def content_words(name: str) -> str:
    """Return what *name*, one of the closed list, says to a reader."""
    return _(_WORDS[name])


def sensitive_words(chapter: Chapter) -> list[str]:
    """Return what *chapter* speaks of that a class is told before, in words."""
    return [content_words(one) for one in SENSITIVE if one in chapter.sensitive]


def content_note(chapter: Chapter) -> str:
    """Return the content note of *chapter* as a sentence, empty if it needs none."""
    words = sensitive_words(chapter)
    return _("This chapter speaks of: {contents}.").format(contents=", ".join(words)) if words else ""
