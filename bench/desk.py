"""How fast a filter acts on the list of events: `python -m bench.desk [--steps 40]`.

On the Events page of the shipped record, a category is taken off by its cross, which shows the whole
list, and chosen again in the filter bar. Measured is the time from the click to the first frame in
which the list has as many rows as the bar says, at the 50th and 95th percentile.
"""

import argparse

from playwright.sync_api import Page, sync_playwright

from bench.figures import machine, percentile
from tools.browser import ARGUMENTS, find_chromium, serving

_CLOCK = """
() => {
  const number = () => {
    const told = document.querySelector('.filters-root .in-tally b');
    return told ? parseInt(told.textContent.replaceAll(',', ''), 10) : -1;
  };
  const rows = () => document.querySelectorAll('.bf-listed-events tr[data-row]').length;
  window.took = [];
  addEventListener('click', (event) => {
    if (!event.target.closest('.filters-root .in-off, .filters-root input')) return;
    const [begin, before] = [event.timeStamp, rows()];
    const look = () => {
      if (rows() !== before && rows() === number()) {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.took.push(performance.now() - begin);
        channel.port2.postMessage(0);
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, true);
}
"""


def _step(page: Page, number: int, *, is_off: bool) -> None:
    if is_off:
        page.get_by_role("button", name="Take off: Crackdown").click()
    else:
        page.locator('button[data-filter="category"]').click()
        page.locator('input[value="crackdown"]').check()
    while page.evaluate("window.took.length") <= number:
        page.wait_for_timeout(20)
    if not is_off:
        page.keyboard.press("Escape")
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()


def measure(page: Page, steps: int) -> dict[str, list[float]]:
    """Take a filter off and put it on in turn; return the milliseconds of each, by what was done."""
    page.evaluate(_CLOCK)
    for number in range(2 * steps):
        _step(page, number, is_off=number % 2 == 0)
    took = page.evaluate("window.took")
    return {"off: the whole list": took[::2], "on: a part of it": took[1::2]}


def main() -> None:
    """Print a table of what was measured."""
    parser = argparse.ArgumentParser(description="Time filters on the list of events.")
    parser.add_argument("--steps", type=int, default=40)
    steps = parser.parse_args().steps
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.set_default_timeout(180_000)
        page.goto(f"{address}events?category=crackdown")
        page.locator(".bf-listed-events tr[data-row]").first.wait_for()
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        found = measure(page, steps)
        browser.close()
    print(machine())
    print("| filter | p50 ms | p95 ms |\n|---|---:|---:|")
    for what, took in found.items():
        print(f"| {what} | {percentile(took, 0.5):.0f} | {percentile(took, 0.95):.0f} |")


if __name__ == "__main__":
    main()
