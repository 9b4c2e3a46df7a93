"""Every value that a link or a query may ask for: of the record, and of the guided stories."""

from bellflower.analysis.areas import measurable_places
from bellflower.query import parameters
from bellflower.query.parameters import Known
from bellflower.record.dataset import Dataset
from bellflower.record.memo import remembered
from bellflower.teaching.stories.library import OWN, shipped_stories


def known_values(record: Dataset) -> Known:
    """Return every value that exists on *record*, by parameter name; found once."""
    return remembered(record, "known values", lambda: _known_values(record))


def _known_values(record: Dataset) -> Known:
    stories = shipped_stories()
    return parameters.known_values(
        record,
        near=measurable_places(record.places)["id"],
        stories={*stories, OWN},
        chapters=[chapter.id for story in stories.values() for chapter in story.chapters],
    )
