"""How long a filter takes: `python -m bench.filter [--steps 40]`.

Chooses categories in the sidebar of the shipped application, one after the other, and takes the time
from the click to the painted linked view with the new count.
"""

import argparse

from playwright.sync_api import Page, sync_playwright

from bellflower.record.schema import closed_values
from bellflower.text.wording import label
from bench.figures import machine, percentile
from tools.browser import ARGUMENTS, READY, find_chromium, serving

_CLOCK = """
() => {
  const root = document.querySelector('[data-testid="linked-view"]');
  window.took = [];
  let clicked = 0;
  addEventListener('pointerdown', (event) => { clicked = event.timeStamp; }, true);
  new MutationObserver(() => {
    if (!clicked) return;
    const begin = clicked;
    clicked = 0;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.took.push(performance.now() - begin);
      channel.port2.postMessage(0);
    });
  }).observe(root, {attributeFilter: ['data-visible']});
}
"""


def measure(opened: Page, steps: int) -> list[float]:
    """Add one category after the other, and begin anew when all are chosen; return ms for each step."""
    opened.evaluate(_CLOCK)
    names = [label(value) for value in closed_values("events", "category")]
    box = opened.get_by_test_id("stMultiSelect").filter(has_text="Category")
    for step in range(steps):
        name = names[step % len(names)]
        if step and step % len(names) == 0:
            opened.get_by_role("button", name="Show everything").click()
            opened.wait_for_timeout(1_500)
        before = opened.evaluate("window.took.length")
        box.locator("input").fill(name)
        opened.get_by_role("option", name=name, exact=True).click()
        while not opened.evaluate("(before) => window.took.length > before", before):
            opened.wait_for_timeout(20)
        opened.keyboard.press("Escape")
        opened.wait_for_timeout(250)
    return opened.evaluate("window.took")


def main() -> None:
    """Measure and print the percentiles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=36)
    options = parser.parse_args()
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        opened = browser.new_page(viewport={"width": 1440, "height": 1000})
        opened.goto(address)
        opened.locator(READY).wait_for()
        opened.wait_for_timeout(1_500)
        times = measure(opened, options.steps)
        browser.close()
    print(machine())
    print("| steps | p50 ms | p95 ms |\n|---:|---:|---:|")
    print(f"| {len(times)} | {percentile(times, 0.5):.0f} | {percentile(times, 0.95):.0f} |")


if __name__ == "__main__":
    main()
