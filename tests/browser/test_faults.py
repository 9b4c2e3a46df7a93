"""What goes wrong around the pages: a server dies, a phone sleeps, a browser cannot do much."""

import os
import re
import shutil
from pathlib import Path

from playwright.sync_api import WebSocketRoute, expect

from tests.browser.conftest import LinkedView, Reader, new_reader
from tools.browser import ARGUMENTS, READY, ROOT, find_chromium, free_port, start

SWEEP = "crackdown-hamhung-sunchon-2018"
LINK = f"?province=KP-08&from=2010&event={SWEEP}"
APP = "[data-testid=stApp]"
PARTS = ("app.py", "pages", "bellflower", "geo", "data", ".streamlit")
ELSEWHERE = {"TZ": "Asia/Pyongyang", "LC_ALL": "tr_TR.UTF-8"}


def copy_of_the_application(to: Path) -> Path:
    """Copy what is needed to run the application, as somebody would who has only that folder."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            to.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, to / name)
    return to


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of every file and folder below *folder*."""
    found = {}
    for path in sorted(folder.rglob("*")):
        stat = path.stat()
        found[str(path.relative_to(folder))] = (stat.st_size, stat.st_mtime_ns)
    return found


def assert_as_before(reader: Reader) -> LinkedView:
    view = reader.view()
    expect(reader.filter("province")).to_have_text("South Hamgyong")
    expect(reader.page.get_by_test_id("first-year")).to_have_value("2010")
    expect(view.card(SWEEP)).to_be_visible()
    expect(reader.page).to_have_url(re.compile(f"event={SWEEP}"))
    return view


def test_a_page_outlives_a_server_that_is_killed_and_writes_nothing(chromium, tmp_path):
    folder = copy_of_the_application(tmp_path / "app")
    (tmp_path / "home").mkdir()
    port = free_port()
    environment = ELSEWHERE | {
        "PYTHONPATH": str(folder), "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(tmp_path / "home"),
    }  # fmt: skip
    before = snapshot(tmp_path)
    server = start(str(folder / "app.py"), port=port, environment=environment)
    try:
        reader = new_reader(chromium, server.address)
        reader.open(LINK)
        assert_as_before(reader)
        server.process.kill()
        server.process.wait()
        reader.page.locator(f"{APP}:not([data-test-connection-state=CONNECTED])").wait_for()
        server = start(str(folder / "app.py"), port=port, environment=environment)
        reader.page.locator(f"{APP}[data-test-connection-state=CONNECTED]").wait_for()
        assert_as_before(reader)
        reader.choose("drug", "methamphetamine")
        expect(reader.page).to_have_url(re.compile("drug=methamphetamine"))
        assert_as_before(reader)
        expect(reader.page.get_by_test_id("stAlert")).to_contain_text("cut for a while")
        reader.choose("drug", "opium")
        expect(reader.page).to_have_url(re.compile("drug=methamphetamine&drug=opium"))
        expect(reader.page.get_by_test_id("stAlert")).to_have_count(0)
        reader.view()
        assert reader.strangers == []
        reader.page.context.close()
    finally:
        server.stop()
    assert snapshot(tmp_path) == before


def test_a_phone_that_slept_wakes_up_where_it_was(chromium, server):
    reader = new_reader(chromium, server, viewport={"width": 390, "height": 844}, has_touch=True)
    reader.page.goto(f"{server}{LINK}")
    period = reader.view().data("period")
    device = reader.page.context.new_cdp_session(reader.page)
    reader.page.context.set_offline(True)
    device.send("Page.setWebLifecycleState", {"state": "frozen"})
    device.send("Page.setWebLifecycleState", {"state": "active"})
    reader.page.context.set_offline(False)
    assert reader.view().data("period") == period
    expect(reader.view().card(SWEEP)).to_be_visible()
    reader.page.get_by_test_id("back").click()
    expect(reader.view().card(SWEEP)).to_be_hidden()
    expect(reader.page.get_by_test_id("event-entry").first).to_be_visible()
    assert reader.errors == []
    reader.page.context.close()


def test_a_browser_without_webgl_shows_the_linked_view(chromium, server):
    arguments = [*ARGUMENTS, "--disable-webgl", "--disable-webgl2", "--disable-3d-apis"]
    poor = chromium.browser_type.launch(executable_path=find_chromium(), args=arguments)
    reader = new_reader(poor, server)
    reader.open("?province=KP-08")
    assert reader.page.evaluate("document.createElement('canvas').getContext('webgl')") is None
    assert int(reader.view().data("visible")) > 0
    assert reader.errors == []
    poor.close()


def test_a_damaged_record_is_a_page_with_the_line_to_mend(chromium, tmp_path):
    folder = copy_of_the_application(tmp_path / "app") / "data"
    claims = folder / "claims.csv"
    good = claims.read_text(encoding="utf-8")
    claims.write_text(good.replace(",documented,", ",carved in stone,", 1), encoding="utf-8")
    server = start(environment=os.environ | {"BELLFLOWER_RECORD": str(folder)})
    try:
        reader = new_reader(chromium, server.address, viewport={"width": 360, "height": 740})
        reader.page.goto(server.address)
        main = reader.page.get_by_test_id("stMainBlockContainer")
        expect(main).to_contain_text("The record cannot be shown")
        expect(main).to_contain_text("claims.csv:")
        assert str(tmp_path) not in main.inner_text()
        wide = reader.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= 360
        claims.write_text(good, encoding="utf-8")
        while True:  # the files are looked at every other second
            reader.page.reload()
            expect(main.or_(reader.page.locator(READY)).first).to_be_visible()
            if reader.page.locator(READY).count():
                break
        reader.page.context.close()
    finally:
        server.stop()


def test_a_link_wins_over_a_choice_that_was_made_before_it_and_told_after_it(chromium, server):
    reader = new_reader(chromium, server, viewport={"width": 1366, "height": 768})
    told, held, is_slow, sockets = [], [], [], []

    def between(socket: WebSocketRoute) -> None:
        """Count what the page tells, and keep back the answers of a slow server."""
        upstream = socket.connect_to_server()
        socket.on_message(lambda message: (told.append(message), upstream.send(message)))
        upstream.on_message(lambda message: held.append(message) if is_slow else socket.send(message))
        sockets.append(socket)

    reader.page.route_web_socket("**/_stcore/stream", between)
    reader.open("?from=1990&to=2010&event=pongsu-2003")
    view = reader.view()
    view.card("pongsu-2003").wait_for()
    reader.rest()
    is_slow.append(True)
    told.clear()
    reader.page.evaluate("""() => {
      for (const hook of ["back", "questions"]) document.querySelector(`[data-testid=${hook}]`).click();
      const links = [...document.querySelectorAll("[data-testid=question-list] a")];
      links.find((one) => one.textContent.startsWith("Which ships")).click();
    }""")
    while len(told) < 2:  # the link, and after a rest the choice before it
        reader.page.wait_for_timeout(50)
    is_slow.clear()
    for message in held:
        sockets[-1].send(message)
    expect(reader.page).to_have_url(re.compile("from=1997&to=2002"))
    expect(reader.page.get_by_test_id("event-list")).to_contain_text("Hosojima")
    reader.rest()
    expect(reader.page).to_have_url(re.compile("from=1997&to=2002"))
    reader.page.context.close()
