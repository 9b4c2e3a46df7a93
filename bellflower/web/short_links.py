"""Short links to a chapter: `/go/hamhung/3` leads to the presentation of the third one."""

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse

from bellflower.i18n import LANGUAGES, SOURCE_LANGUAGE, speaking
from bellflower.teaching.stories.library import shipped_stories


def lead_to_chapter(request: Request) -> RedirectResponse:
    """Lead to a chapter of a guided story; relative, since a proxy may serve us below a path."""
    name, number = request.path_params["story"], request.path_params["number"]
    with speaking(SOURCE_LANGUAGE):
        story = shipped_stories().get(name)
    if story is None or not 1 <= number <= len(story.chapters):
        raise HTTPException(404)
    asked = {"story": name, "chapter": story.chapters[number - 1].id}
    language = request.query_params.get("lang", "")
    if language in LANGUAGES and language != SOURCE_LANGUAGE:
        asked["lang"] = language
    return RedirectResponse(f"../../present?{urlencode(asked)}", status_code=307)
