"""WCAG 2.2 AA on every page, as far as a program can tell: axe-core finds nothing that is ours.

What Streamlit's own markup gets wrong stands in a closed list. The tests fail if something new comes
up, and if something on the list no longer does, so that the list stays true.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from bellflower.record.dataset import shipped_record
from bellflower.teaching.offline.classroom import classroom_html
from bellflower.teaching.stories.library import shipped_stories
from tests.browser.conftest import Reader, new_reader
from tools.browser import READY

_IS_STILL = (
    "document.querySelectorAll('[data-stale=true], [data-testid=stSkeleton]').length === 0 "
    "&& document.getAnimations().every((one) => one.playState !== 'running')"
)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
# Of what repeats, the first pieces are looked at: contrast is asked of each element, which takes long.
REPEATED = [".in-item", "tbody", "tbody tr", "main li", ".bf-claims li", "tr"]
FIRST = 16
COLORS = ["color-contrast"]  # what another scheme of colors can change
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "?from=1990",
    "?event=crackdown-hamhung-sunchon-2018",
    "events?event=pongsu-2003",
    "provinces?province=KP-08&province=KP-02",
    "disputes",
    "sources?source=anslinger-1953",
    "about",
    "new?province=KP-08",
    "teach",
    "build",
    "own",
    "quiz?story=hamhung",
    "results?story=hamhung",
    "present?story=hamhung",
    "?lang=ko&event=pongsu-2003",
    "provinces?lang=ko",
    "teach?lang=ko",
)
# Streamlit's markup, and where it is dealt with: rule, and a part of the element
KNOWN = {
    # the area to drop files on is taken out of the order of tabs but keeps a name (pull request 15928)
    ("presentation-role-conflict", 'data-testid="stFileUploaderDropzone"'),
}


@cache
def axe() -> str:
    folder = Path(axe_playwright_python.__file__).parent
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def violations(page, rules: Sequence[str] = RULES) -> list[tuple[str, str]]:
    """Return the rule and the markup of each element with which something is wrong."""
    page.evaluate(axe())
    left_out = [[f"{piece}:nth-child(n + {FIRST})"] for piece in REPEATED]
    found = page.evaluate(
        "([exclude, rules]) => axe.run({include: [['html']], exclude}, {runOnly: rules})",
        [left_out, rules],
    )
    return [(rule["id"], node["html"][:300]) for rule in found["violations"] for node in rule["nodes"]]


def is_known(violation: tuple[str, str]) -> bool:
    return any(violation[0] == rule and part in violation[1] for rule, part in KNOWN)


def settle(reader: Reader, path: str) -> None:
    reader.page.goto(reader.address + path)
    reader.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()
    if path.startswith("?"):
        reader.view()
    reader.wait_until(_IS_STILL)
    reader.still("document.body.innerText.length")


SESSIONLESS = (
    "event/pongsu-2003",
    "source/anslinger-1953?lang=ko",
    "actor/kim-il-sung",
    "nothing/at/all",
    "?event=pongsu-2003&embed=card",
    "?from=1990&to=2004&embed=map",
    "?from=1990&to=2004&embed=timeline",
)


@pytest.mark.parametrize(("scheme", "rules"), [("light", RULES), ("dark", COLORS)])
def test_pages_without_a_session_have_no_finding(reader: Reader, scheme, rules):
    page = reader.page
    page.emulate_media(color_scheme=scheme)
    found = {}
    for path in SESSIONLESS:
        page.goto(reader.address + path)
        if path.endswith(("map", "timeline")):
            reader.view()
        found[path] = violations(page, rules)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_on_a_dark_screen_everything_can_be_told_from_its_ground(chromium, server):
    reader = new_reader(chromium, server, color_scheme="dark", reduced_motion="reduce")
    found = {}
    for path in PAGES:
        if "lang=ko" in path:  # the same colors
            continue
        settle(reader, path)
        found[path] = violations(reader.page, COLORS)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    reader.page.context.close()


# Where a reader's own colors replace ours: what must not look like the other, and in what.
APART = {
    "?from=2010&to=2014&province=KP-08": [
        (".in-handle::before", ".in-time", "background-color"),
        (".in-evidence .in-full", ".in-evidence i:not(.in-full)", "background-color"),
        (".in-ramp .in-p2", ".in-ramp .in-p5", "background-color"),
        (".in-hatched", ".in-legend", "background-image"),
        (".in-key i", ".in-time", "background-color"),
        (".in-split::after", ".in-time", "background-color"),
        (".in-on .in-pill", ".in-pill-box:not(.in-on) .in-pill", "background-color"),
        (".in-tab[aria-selected=true]", ".in-tab[aria-selected=false]", "border-bottom-color"),
        (".in-views [aria-pressed=true]", ".in-views [aria-pressed=false]", "background-color"),
        (".bf-nav [aria-current]", ".bf-nav :not([aria-current])", "border-bottom-color"),
        ("[role=radio][aria-checked=true]", "[role=radio][aria-checked=false]", "background-color"),
    ],
    "events": [
        ("tbody:nth-of-type(1) .bf-mark", "tbody:nth-of-type(2) .bf-mark", "background-color"),
        (
            ".st-key-list_switch [aria-checked=true]",
            ".st-key-list_switch [aria-checked=false]",
            "background-color",
        ),
    ],
    "teach": [
        (
            "[data-testid=stCheckbox] label > div > div",
            "[data-testid=stCheckbox] label > div",
            "background-color",
        )
    ],
    "quiz": [
        (".qz-handle::before", ".stApp", "background-color"),
        (".qz-fill", ".qz-track::before", "background-color"),
        ("[aria-current=step]", ".qz-steps button:not([aria-current=step])", "background-color"),
    ],
    "present?story=hamhung": [
        (
            ".ls-progress [aria-current]::before",
            ".ls-progress :not([aria-current])::before",
            "background-color",
        ),
        (".ls-rows i", ".lesson", "background-color"),
        (".lv-views [aria-pressed=true]", ".lv-views [aria-pressed=false]", "background-color"),
    ],
}
STYLE_OF = """([where, what]) => {
  const [selector, part] = where.split('::');
  return getComputedStyle(document.querySelector(selector), part ? `::${part}` : null)[what];
}"""


def test_in_a_readers_own_colors_data_and_what_is_chosen_can_be_told(chromium, server):
    reader = new_reader(chromium, server, forced_colors="active", reduced_motion="reduce")
    alike = []
    for path, pairs in APART.items():
        settle(reader, path)
        for one, other, what in pairs:
            for part in (one, other):
                reader.page.locator(part.split("::")[0]).first.wait_for(state="attached")
            seen = [reader.page.evaluate(STYLE_OF, [where, what]) for where in (one, other)]
            if seen[0] == seen[1]:
                alike.append((path, one, other, seen))
        if path.startswith("?"):  # a triangle has one side that is seen
            sides = [
                reader.page.evaluate(
                    STYLE_OF, [".in-pill-box:not(.in-on) .in-pill::after", f"border-{side}-color"]
                )
                for side in ("top", "left")
            ]
            assert len(set(sides)) == len(sides)
    assert alike == []
    reader.page.context.close()


def test_axe_finds_nothing_of_ours_on_any_page(chromium, server):
    reader = new_reader(chromium, server, reduced_motion="reduce")
    found = {}
    for path in PAGES:
        settle(reader, path)
        found[path] = violations(reader.page)
    ours = {
        path: wrong for path, all_ in found.items() if (wrong := [v for v in all_ if not is_known(v)])
    }
    assert ours == {}
    everything = [violation for wrong in found.values() for violation in wrong]
    met = {
        known
        for known in KNOWN
        if any(known[0] == rule and known[1] in node for rule, node in everything)
    }
    assert met == KNOWN, "an exception that no longer occurs has to leave the list"
    reader.page.context.close()


def opened_states(reader: Reader) -> Iterator[str]:
    """Open one after another what Explore shows only when asked; yield what is open."""
    page = reader.page
    settle(reader, "?from=1990&category=trafficking&evidence=multiple_reports")
    yield "filters in use"
    for button in page.locator("[data-testid=filter-bar] button[aria-haspopup]:visible").all():
        button.click()
        yield f"choices of {button.text_content()}"
        page.keyboard.press("Escape")
    page.get_by_role("tab").nth(1).click()
    page.locator("[data-route-row] button").first.click()
    page.locator("[data-route-row] .bf-card").wait_for()
    yield "a route"
    page.get_by_test_id("period-start").focus()
    page.keyboard.press("t")
    page.get_by_role("region", name="Table of the view").wait_for()
    yield "the table"
    for path in ("?place=hamhung", "?event=pongsu-2003"):
        settle(reader, path)
        page.locator(".bf-card").wait_for()
        yield path
    settle(reader, "?from=1880&to=1886")
    yield "nothing in the period"


@pytest.mark.parametrize("device", [{}, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_in_what_explore_opens(chromium, server, device):
    reader = new_reader(chromium, server, reduced_motion="reduce", **device)
    found = {what: violations(reader.page) for what in opened_states(reader)}
    # In the shortest periods the two handles lie over each other; the years beside the play button do
    # the same and are large enough, which is what WCAG 2.5.8 asks for ("Equivalent").
    short = found["nothing in the period"]
    found["nothing in the period"] = [
        wrong for wrong in short if wrong[0] != "target-size" or 'class="in-handle"' not in wrong[1]
    ]
    assert reader.page.get_by_test_id("first-year").bounding_box()["height"] >= 24
    assert {what: wrong for what, wrong in found.items() if wrong} == {}
    reader.page.context.close()


# axe walks through the hundreds of hidden cards, too, which takes it minutes
ONLY_WHAT_IS_SEEN = """() => {
  for (const one of document.querySelectorAll('[data-panel], #cards > *, main li:nth-child(n + 16)'))
    if (!one.offsetParent || one.matches('li')) one.remove();
}"""


def test_axe_finds_nothing_in_the_classroom_file(chromium, tmp_path):
    record = shipped_record()
    file = tmp_path / "classroom.html"
    file.write_text(classroom_html(record, story=shipped_stories()["hamhung"]), encoding="utf-8")
    found = {}
    for part in ("explore", "story", "quiz", "event-pongsu-2003", "events", "sources"):
        page = chromium.new_page()
        page.goto(f"{file.as_uri()}#{part}")
        page.locator(READY if part == "explore" else "[data-panel]:visible").first.wait_for()
        page.evaluate(ONLY_WHAT_IS_SEEN)
        found[part] = violations(page)
        page.close()
    assert {part: wrong for part, wrong in found.items() if wrong} == {}


def test_with_keys_alone_a_reader_searches_opens_reads_and_closes(reader: Reader):
    reader.open("?from=1990")
    view = reader.view()
    reader.page.get_by_role("searchbox", name="Search").focus()
    reader.page.keyboard.type("Pong Su")
    reader.wait_until("+document.querySelector('[data-testid=linked-view]').dataset.visible < 60")
    view.handle("start").focus()
    reader.page.keyboard.press("t")
    first = view.root.get_by_role("region", name="Table of the view").locator("[data-event-id]").first
    first.focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator(".bf-card")).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(".bf-card:visible")).to_have_count(0)


def test_at_twice_the_size_nothing_is_lost_and_nothing_scrolls_sideways(chromium, server):
    reader = new_reader(chromium, server, viewport={"width": 720, "height": 500}, device_scale_factor=2)
    for path in ("?from=1990", "events", "provinces?province=KP-08", "teach", "quiz?story=hamhung"):
        settle(reader, path)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= 720, path
        expect(reader.page.locator(".st-key-bf_masthead")).to_be_visible()
    reader.page.context.close()


def test_wider_spacing_of_text_cuts_nothing_off(reader: Reader):
    """WCAG 1.4.12: lines 1.5, paragraphs 2, letters 0.12 and words 0.16 times the size."""
    reader.open("events?event=pongsu-2003")
    reader.page.locator(".bf-card").wait_for()
    reader.page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
        "word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
    )
    cut = reader.page.evaluate(
        "[...document.querySelectorAll('.bf-card *, .st-key-bf_masthead a')].filter((node) => "
        "getComputedStyle(node).overflow === 'hidden' && node.scrollWidth > node.clientWidth + 1)"
        ".map((node) => node.outerHTML.slice(0, 80))"
    )
    assert cut == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 1440
