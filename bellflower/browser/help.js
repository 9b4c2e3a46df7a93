// @ts-check
/**
 * Help: the keys in a dialog that `?` opens, and a short tour that points at what is on the page.
 *
 * The tour never begins by itself. All text goes into the page as text.
 */

/** @typedef {{texts: Record<string, string>}} Data */
/** @typedef {{target: string, title: string, text: string}} Step */

/** @type {Record<string, string>} */
let texts = {}; // the words of the page in another language, by the English ones

/** @param {string} text */
function _(text) {
  return texts[text] ?? text;
}

const FIELDS = "input, textarea, select, [contenteditable]"; // where a question mark is typed
const MARGIN = 12; // px between the card of the tour and what it points at, and the edge of the window

/** Return the keys and what they do, in groups. @returns {[string, [string, string][]][]} */
function keyGroups() {
  return [
    [_("Everywhere"), [
      ["?", _("This help")],
      ["Tab", _("To the next control; Shift and Tab go back")],
      ["Enter  Space", _("Press what has the focus")],
    ]],
    [_("Map and timeline"), [
      ["Space", _("Play and pause")],
      ["←  →", _("On a handle of the period: one year")],
      ["PageUp  PageDown", _("On a handle: ten years")],
      ["Home  End", _("On a handle: first and last year")],
      ["1976", _("On a handle: type a year")],
      ["T", _("The same as a table, every event and place in it")],
      ["Esc", _("Close what is open")],
    ]],
    [_("Presenting a story"), [
      ["→  ←", _("Next and previous chapter, as on a clicker")],
      ["B", _("Blank the screen")],
      ["N", _("Notes for the presenter")],
      ["F", _("Full screen")],
    ]],
  ];
}

/** Return the steps of the tour; one whose target is not on the page is left out. @returns {Step[]} */
function tourSteps() {
  return [
    { target: '[data-testid="linked-view"] .lv-strip', title: _("The years"),
      text: _("Drag either end, or the middle. Map and timeline follow while you drag.") },
    { target: '[data-testid="linked-view"] .lv-map', title: _("The map"),
      text: _("A circle is a place, its size the number of events. Hatched means that no source speaks of a province, not that nothing happened.") },
    { target: '[data-testid="linked-view"] .lv-time', title: _("The timeline"),
      text: _("Solid is sure, light is possible. Click a bar to read who says it, how strong it is, and who denies it.") },
    { target: '[data-testid="linked-view"] [data-testid="evidence"]', title: _("The evidence"),
      text: _("Fade everything that rests on less than you ask for. A sentence says what disappeared.") },
    { target: '[data-testid="stSidebarUserContent"]', title: _("The filters"),
      text: _("Search, or narrow by province, drug and kind. The address keeps all of it: copy it to share what you see.") },
    { target: ".st-key-take_open", title: _("Take it along"),
      text: _("A lasting link, citations and files of exactly this view.") },
  ];
}

/** Make an element with attributes and children; strings become text.
 *  @param {string} tag @param {Record<string, any>} [attributes] @param {...(Node | string)} children */
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

class Tour {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.at = 0;
    /** @type {Step[]} */ this.steps = [];
    /** @type {HTMLElement | null} */ this.before = null;
    this.spot = make("div", { class: "hp-spot", "aria-hidden": "true" });
    this.title = make("p", { class: "hp-title" });
    this.text = make("p");
    this.count = make("span", { class: "hp-count" });
    this.next = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "hp-main", onclick: () => this.go(1) }));
    this.back = /** @type {HTMLButtonElement} */ (make("button", { type: "button", onclick: () => this.go(-1) }));
    this.close = make("button", { type: "button", onclick: () => this.box.close() });
    this.box = /** @type {HTMLDialogElement} */ (
      make("dialog", { class: "hp-tour", "aria-live": "polite" }, this.title, this.text,
        make("div", { class: "hp-row" }, this.count, this.close, this.back, this.next))
    );
    this.place = this.place.bind(this);
    this.box.addEventListener("close", () => this.end());
    this.box.addEventListener("keydown", (event) => {
      const way = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowLeft: -1 })[event.key];
      if (way) this.go(way);
    });
    root.append(this.spot, this.box);
  }

  begin() {
    const isThere = (/** @type {Step} */ step) => document.querySelector(step.target)?.getClientRects().length;
    this.steps = tourSteps().filter(isThere);
    this.before = /** @type {HTMLElement | null} */ (document.activeElement);
    this.at = 0;
    this.close.textContent = _("Close");
    this.back.textContent = _("Back");
    this.box.setAttribute("aria-label", _("Tour"));
    this.root.classList.add("hp-touring");
    this.box.showModal();
    addEventListener("resize", this.place);
    addEventListener("scroll", this.place, true);
    this.show();
  }

  end() {
    this.root.classList.remove("hp-touring");
    removeEventListener("resize", this.place);
    removeEventListener("scroll", this.place, true);
    this.before?.focus();
  }

  /** @param {number} way */
  go(way) {
    if (this.at + way >= this.steps.length) return this.box.close();
    this.at = Math.max(0, this.at + way);
    return this.show();
  }

  show() {
    const { title, text, target } = this.steps[this.at];
    this.title.textContent = title;
    this.text.textContent = text;
    this.count.textContent = _("{n} of {total}").replace("{n}", String(this.at + 1)).replace("{total}", String(this.steps.length));
    this.back.disabled = this.at === 0;
    this.next.textContent = this.at === this.steps.length - 1 ? _("Done") : _("Next");
    document.querySelector(target)?.scrollIntoView({ block: "nearest" });
    this.place();
    this.next.focus();
  }

  /** Put the light on the target, and the card where there is room: below, above, or at the lower edge. */
  place() {
    const target = document.querySelector(this.steps[this.at].target)?.getBoundingClientRect();
    if (!target) return;
    const top = Math.max(0, target.top);
    const bottom = Math.min(innerHeight, target.bottom);
    Object.assign(this.spot.style, {
      left: `${target.left - 4}px`, top: `${top - 4}px`, width: `${target.width + 8}px`, height: `${bottom - top + 8}px`,
    });
    const { width, height } = this.box.getBoundingClientRect();
    const left = Math.min(Math.max(MARGIN, target.left), innerWidth - width - MARGIN);
    const below = bottom + MARGIN;
    const fits = below + height + MARGIN < innerHeight;
    const above = top - height - MARGIN;
    const y = fits ? below : above > MARGIN ? above : innerHeight - height - MARGIN;
    Object.assign(this.box.style, { left: `${left}px`, top: `${Math.max(MARGIN, y)}px` });
  }
}

class Help {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.open = /** @type {HTMLButtonElement} */ (
      make("button", { type: "button", class: "hp-open", "data-testid": "help", onclick: () => this.show() }, "?")
    );
    this.box = /** @type {HTMLDialogElement} */ (make("dialog", { class: "hp-box", "data-testid": "help-keys" }));
    root.replaceChildren(this.open, this.box);
    this.tour = new Tour(root);
    this.onKey = this.onKey.bind(this);
    document.addEventListener("keydown", this.onKey);
  }

  /** @param {Data} data */
  update(data) {
    texts = data.texts;
    this.open.setAttribute("aria-label", _("Help and keys"));
    this.open.title = _("Help and keys (?)");
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const isTyping = event.target instanceof Element && event.target.closest(FIELDS);
    if (event.key !== "?" || isTyping || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.show();
  }

  show() {
    const groups = keyGroups().map(([title, keys]) =>
      make("section", {}, make("h3", {}, title),
        make("dl", {}, ...keys.flatMap(([key, words]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, words)]))),
    );
    const close = make("button", { type: "button", onclick: () => this.box.close() }, _("Close"));
    const buttons = make("div", { class: "hp-row" }, close);
    if (document.querySelector('[data-testid="linked-view"]')) {
      const begin = () => {
        this.box.close();
        this.tour.begin();
      };
      buttons.append(make("button", { type: "button", class: "hp-main", "data-testid": "tour", onclick: begin }, _("Take the tour")));
    }
    this.box.setAttribute("aria-label", _("Help and keys"));
    this.box.replaceChildren(make("h2", { class: "hp-title" }, _("Keys")), ...groups, buttons);
    this.box.showModal();
  }

  destroy() {
    document.removeEventListener("keydown", this.onKey);
  }
}

/** @type {WeakMap<Element, Help>} */
const mounted = new WeakMap();

/** The Streamlit component. @param {any} component */
export default function help(component) {
  const root = component.parentElement.querySelector(".help-root");
  if (!mounted.has(root)) mounted.set(root, new Help(root));
  const shown = /** @type {Help} */ (mounted.get(root));
  shown.update(component.data);
  return () => {
    mounted.delete(root);
    shown.destroy();
  };
}
