"""Pages of the application without a browser."""

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
MAIN = str(ROOT / "bellflower/ui/main.py")
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def opened(name: str = "events", **params: str | list[str]) -> AppTest:
    """Return the application after a cold start on a page with query parameters."""
    return turned_to(AppTest.from_file(MAIN, default_timeout=60), name, **params)


def turned_to(app: AppTest, name: str, **params: str | list[str]) -> AppTest:
    """Return the same session on another page."""
    for parameter, values in params.items():
        app.query_params[parameter] = values
    app.switch_page(f"../../pages/{name}.py").run()
    assert not app.exception
    return app


def ready_html(app: AppTest) -> list[str]:
    """Return the HTML of ours that the page shows: its lists, then its smaller parts."""
    ready = [one.proto for one in app.get("bidi_component")]
    lists = [json.loads(one.json) for one in ready if one.component_name == "bellflower_ready"]
    return lists + [one.proto.body for one in app.get("html")]
