"""A story by its name in the record, or by the path of a file, complete enough to be shown."""

from pathlib import Path

from bellflower.i18n import _
from bellflower.record.dataset import Dataset
from bellflower.teaching.stories.library import (
    Story,
    StoryError,
    parse_story,
    shipped_stories,
    story_problems,
)


def find_story(name: str, record: Dataset) -> Story:
    """Return the story of the record that is called *name*, or the one in the file *name*.

    Raises :class:`StoryError` with every reason if there is neither, or if the file holds no story
    that fits *record*, and ``OSError`` if it cannot be read.
    """
    if name in shipped_stories():
        return shipped_stories()[name]
    path = Path(name)
    if not path.is_file():
        names = ", ".join(shipped_stories())
        problem = _("“{name}” is neither a story of the record ({names}) nor a file.")
        raise StoryError((problem.format(name=name, names=names),))
    try:
        story = parse_story(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise StoryError((_("The file “{name}” is not text in UTF-8.").format(name=name),)) from None
    if problems := story_problems(story, record):
        raise StoryError(problems)
    return story
