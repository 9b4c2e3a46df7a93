"""A freshly started server and a Chromium that can reach nothing else."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)
from playwright.sync_api import (
    TimeoutError as Late,
)

from tools.browser import ARGUMENTS, READY, WAS_HERE, find_chromium, serving

PAINTED = """(node, name) => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => done(node.dataset[name])));
})"""
# a tenth of a second if the machine is quiet, longer on a busy one
FRAMES = """() => new Promise((done) => {
  let left = 6;
  const next = () => (left-- ? requestAnimationFrame(next) : done());
  next();
})"""
# no name is found but those of this machine; to intercept requests would switch off the browser's cache
NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
WAIT = 30_000  # ms; far more than anything takes, so that a busy machine fails no test
expect.set_options(timeout=WAIT)


@dataclass
class Reader:
    """A reader's page, what it asked for outside the application, and what went wrong in it."""

    page: Page
    address: str
    strangers: list[str] = field(default_factory=list)
    welcome: list[str] = field(default_factory=list)  # addresses that are no strangers
    errors: list[str] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)

    def open(self, path: str = "") -> None:
        """Open a page of the application and wait until its frame stands."""
        self.page.goto(self.address + path)
        frame = '[data-testid="linked-view"], .st-key-bf_menu a, [data-testid="lesson"]'
        self.page.locator(frame).first.wait_for(state="attached")

    def rest(self) -> None:
        """Wait until the page has run: a list that was opened before is closed when the run ends."""
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()

    def bar(self) -> Locator:
        """Return the filter bar."""
        return self.page.get_by_test_id("filter-bar")

    def filter(self, parameter: str) -> Locator:
        """Return the button of a filter, which names what is chosen in it."""
        return self.bar().locator(f'button[data-filter="{parameter}"]')

    def choose(self, parameter: str, value: str) -> None:
        """Add a value of the links, such as ``KP-08``, to one of the filters of the bar."""
        self.filter(parameter).wait_for(state="attached")
        if self.filter(parameter).is_visible():
            self.filter(parameter).click()
        else:
            self.bar().locator(".in-every").click()
            self.bar().locator(f'[data-door="{parameter}"]').click()
        self.bar().locator(f'input[data-filter="{parameter}"][value="{value}"]').check()
        self.page.keyboard.press("Escape")

    def pick(self, box: Locator, option: str) -> None:
        """Click an option of a list; if a run of the page closed the list, open it again."""
        field, choice = box.locator("input"), self.page.get_by_role("option", name=option, exact=True)
        end = time.monotonic() + WAIT / 1000
        while True:
            self.rest()
            field.fill("")
            field.click()
            field.fill(option)
            try:
                choice.click(timeout=WAIT / 10)
            except Late:
                if time.monotonic() > end:
                    raise
            else:
                return

    def open_row(self, text: str) -> None:
        """Click the row of a list in which *text* stands."""
        self.page.locator("a.bf-go").filter(has_text=text).first.click()

    def wait_until(self, expression: str) -> None:
        """Wait until a JavaScript *expression* holds; the page itself may not evaluate texts."""
        end = time.monotonic() + WAIT / 1000
        while not self.page.evaluate(expression):
            assert time.monotonic() < end, f"{expression} did not come true"
            self.page.wait_for_timeout(50)

    def still(self, expression: str) -> object:
        """Wait until a JavaScript *expression* says the same at two looks in a row, and return that."""
        end, seen, before = time.monotonic() + WAIT / 1000, self.page.evaluate(expression), None
        while seen != before:
            assert time.monotonic() < end, f"{expression} did not come to rest"
            self.page.evaluate(FRAMES)
            seen, before = self.page.evaluate(expression), seen
        return seen

    def view(self) -> "LinkedView":
        """Wait for the linked view and return it."""
        self.page.locator(READY).wait_for()
        return LinkedView(self.page)


@dataclass
class LinkedView:
    """The linked view by its published hooks."""

    page: Page

    @property
    def root(self):
        return self.page.get_by_test_id("linked-view")

    def data(self, name: str) -> str:
        """Return an attribute such as ``period`` of the root element, once what was done is painted."""
        return self.root.evaluate(PAINTED, name)

    def wait_for_period(self, period: str) -> None:
        self.page.locator(f'[data-testid="linked-view"][data-period="{period}"]').wait_for()

    def handle(self, end: str):
        return self.page.get_by_test_id(f"period-{end}")

    def card(self, event: str) -> Locator:
        """Return the card of an event, which stands in the place of the list."""
        return self.page.get_by_test_id("event-card").locator(f'.bf-card[data-event="{event}"]')


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=find_chromium(), args=[*ARGUMENTS, NOBODY_ELSE]
        )
        yield started
        started.close()


def new_reader(chromium: Browser, address: str, *, is_known: bool = True, **options) -> Reader:
    """Return a reader with an empty browser profile that can reach only *address*.

    Unless *is_known* is false, the browser says that it was here before: nothing moves by itself.
    """
    context = chromium.new_context(**{"viewport": {"width": 1440, "height": 1000}} | options)
    return guarded_reader(context, address, is_known=is_known)


def guarded_reader(context: BrowserContext, address: str, *, is_known: bool = True) -> Reader:
    """Return a reader with a new tab in *context* that can reach only *address*."""
    reader = Reader(context.new_page(), address)
    if is_known:
        reader.page.add_init_script(WAS_HERE)
    reader.page.set_default_timeout(WAIT)

    def look(request: Request) -> None:
        is_known = request.url.startswith((address, *reader.welcome, "data:", "blob:"))
        is_refused = "csp" in (request.failure or "").lower()  # by our policy, so that nobody was asked
        if not (is_known or is_refused):
            reader.strangers.append(request.url)

    reader.page.on("requestfinished", look)
    reader.page.on("requestfailed", look)
    reader.page.on("pageerror", lambda error: reader.errors.append(str(error)))
    reader.page.on(
        "websocket",
        lambda socket: socket.on("framesent", lambda payload: reader.sent.append(len(payload))),
    )
    return reader


@pytest.fixture(scope="session")
def profile(chromium: Browser) -> Iterator[BrowserContext]:
    """One browser profile for all readers who need nothing of their own: its cache is warm."""
    opened = chromium.new_context(viewport={"width": 1440, "height": 1000})
    yield opened
    opened.close()


@pytest.fixture
def reader(profile: BrowserContext, server: str) -> Iterator[Reader]:
    """A reader who, at the end, must have met no error and asked for nothing from elsewhere."""
    opened = guarded_reader(profile, server)
    yield opened
    opened.page.close()
    assert opened.errors == []
    assert opened.strangers == []
