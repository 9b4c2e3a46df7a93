/**
 * The classroom file: shows one part of the page at a time, opens cards, and starts map, story and quiz.
 *
 * The address after `#` says what is open: a part (`#quiz`), a chapter (`#chapter-…`), an event, a place, a route
 * or a source; after `?` stand the period and the filters. Everything to read stands in the page already; this script only shows and hides it.
 */

import { mountLesson } from "../lesson/lesson.js";
import { mountQuiz } from "../quiz/quiz.js";
import { mountResults } from "../quiz/results.js";
import { deviceStore } from "../shared/device.js";
import { make } from "../shared/dom.js";
import { _, filled, speak } from "../shared/words.js";
import { askedAlone, askedCard, askedState, isAsked, settledAddress, wholeAddress } from "./asked.js";
import { cardParts, copiedCard, readCard } from "./cards.js";
import { listenToLevel } from "./level.js";
import { drawingLibrary, drawn, packedData } from "./library.js";
import { at, pageData } from "./page.js";
import { searchCards } from "./search.js";

const root = document.documentElement;
const tabs = [...document.querySelectorAll("nav [data-tab]")].map((link) => /** @type {HTMLElement} */ (link).dataset.tab ?? "");
const LIGHT_OR_DARK = "bellflower-light-or-dark"; // under which a device keeps what was pressed
const darkness = matchMedia("(prefers-color-scheme: dark)");

/** @type {any} */ let view = null; // the instrument of the part Explore
/** @type {any} */ let lesson = null; // the story while it is presented
let openCard = ""; // the id of the card that is open
/** @type {any} */ let focused = null; // what last had the focus: a step to another address takes it away
/** @type {any} */ let formerly = null; // what had it before the card was opened

/** Say that something could not start; everything to read is there all the same. @param {any} error */
function tellTrouble(error) {
  at("trouble").textContent = filled(
    _("Map and timeline could not start in this browser: {reason}. The story, the cards and the sources are here as text."),
    { reason: error.message },
  );
  at("trouble").hidden = false;
  root.dataset.ready = "true";
}

// ---------------------------------------------------------------------------------------------- light and dark

const isDark = () => root.dataset.theme === "dark";

/** Turn light into dark or back, and keep it on this device. */
function turnTheme() {
  setTheme(!isDark());
  deviceStore()?.setItem(LIGHT_OR_DARK, isDark() ? "dark" : "light");
}

/** Return what was pressed on this device; before that, what the device wishes. @returns {boolean} */
function wishesDark() {
  const kept = deviceStore()?.getItem(LIGHT_OR_DARK);
  return kept ? kept === "dark" : darkness.matches;
}

/** @param {boolean} dark */
function setTheme(dark) {
  root.dataset.theme = dark ? "dark" : "light";
  at("theme").setAttribute("aria-pressed", String(dark));
  paint(root.dataset.theme);
}

/** Draw map and timeline for a light or a dark background. @param {string} theme */
function paint(theme) {
  view?.take({ revision: view.revision }, theme === "dark");
}

// ---------------------------------------------------------------------------------------------- cards

/** Open something on the instrument, or nothing. @param {string} kind @param {string} id */
function mark(kind, id) {
  view?.choose(kind ? { [kind]: id } : {});
}

/** Show a card on the instrument if that is open, and in a dialog elsewhere. @param {string} kind @param {string} id */
function showCard(kind, id) {
  const card = at(`${kind}-${id}`);
  if (!card) return;
  if (!openCard) formerly = focused;
  openCard = `${kind}-${id}`;
  if (root.dataset.tab === "explore" && !lesson) {
    if (view && view.model.state[kind] !== id) mark(kind, id);
    return;
  }
  const close = make("button", { type: "button", class: "cr-close", "data-testid": "close-card", onclick: () => closeCard() }, _("Close"));
  const copy = copiedCard(card);
  at("dialog").replaceChildren(close, copy);
  if (!at("dialog").open) at("dialog").showModal();
  at("dialog").scrollTop = 0;
  copy.querySelector("h3")?.focus({ preventScroll: true });
}

/** @param {boolean} [isGiven] whether the address says so already */
function closeCard(isGiven = false) {
  if (!openCard) return;
  openCard = "";
  if (at("dialog").open) at("dialog").close();
  else if (view) mark("", "");
  if (!isGiven) setHash(lesson ? `chapter-${lesson.chapter.id}` : (root.dataset.tab ?? ""));
  formerly?.focus({ preventScroll: true });
  formerly = null;
}

/** Take what the reader chose on map or timeline. @param {any} settled */
function onSettled(settled) {
  const kind = ["event", "place", "route"].find((name) => settled[name]);
  const wanted = kind ? `${kind}-${settled[kind]}` : "";
  history.replaceState(null, "", settledAddress(settled));
  if (wanted && wanted !== openCard && at(wanted)) location.hash = wanted;
  else if (wanted !== openCard) closeCard();
  at("whole").href = wholeAddress();
}

/** Show one part alone, in the page of somebody else, with a line that leads to the whole. */
function standAlone() {
  root.dataset.embed = askedAlone();
  at("whole").href = wholeAddress();
  at("whole").parentElement.hidden = false;
}

/** Say what of the address means nothing here. @param {string[]} unknown */
function tellUnknown(unknown) {
  if (!unknown.length) return;
  at("trouble").textContent = filled(_("The link asks for something that is not in this file: {what}. It was left out."), { what: unknown.join(", ") });
  at("trouble").hidden = false;
}

// ---------------------------------------------------------------------------------------------- parts

/** @type {Promise<any> | null} */ let exploring = null;

/** Start the instrument when it is first seen. */
async function startExplore() {
  const Plotly = await drawingLibrary();
  const [ground, index, search] = await Promise.all(["maps", "index", "search"].map(packedData));
  const fit = () => at("linked-view").style.setProperty("--in-top", `${Math.round(at("linked-view").getBoundingClientRect().top + scrollY + at("whole").parentElement.offsetHeight)}px`);
  fit();
  new ResizeObserver(fit).observe(document.body);
  const mount = /** @type {any} */ (window).bellflowerInstrument;
  const theme = isDark() ? "dark" : "light";
  const [kind, id] = cardParts(openCard);
  const { told, unknown } = askedState(index);
  tellUnknown(unknown);
  const state = { ...told, theme, ...(kind ? { [kind]: id } : {}) };
  const only = askedAlone() === "instrument" ? "" : askedAlone();
  view = await mount(at("linked-view"), Plotly, { ground, index, search }, state, { onSettle: onSettled, card: cardOf, only });
}

/** Return the card of something, which stands in the page. @param {string} kind @param {string} id @returns {Node | string} */
function cardOf(kind, id) {
  const card = at(`${kind}-${id}`);
  if (!card) return "";
  const copy = copiedCard(card);
  copy.querySelector(":scope > .cr-index")?.remove(); // the instrument lists the events of a place itself
  return copy;
}

/** @type {ReturnType<typeof mountQuiz> | null} */ let quiz = null;

/** Ask the quiz when it is first seen. */
function startQuiz() {
  if (quiz) return quiz.setPlain(root.dataset.level === "plain");
  quiz = mountQuiz(at("quiz-root"), {
    quiz: pageData("quiz"),
    ground: drawn().ground,
    level: 2,
    isPlain: root.dataset.level === "plain",
    chapterUrl: "#chapter-",
    onEvent: (/** @type {string} */ id) => {
      if (at(`event-${id}`)) location.hash = `event-${id}`;
    },
  });
  return undefined;
}

let hasResults = false;

/** Open the answers of a class, in the teacher's file. */
function startResults() {
  if (hasResults) return;
  hasResults = true;
  mountResults(at("results-root"), pageData("quiz"), pageData("quiz").texts, 2);
}

/** Show one part of the page. @param {string} name */
function showTab(name) {
  if (root.dataset.tab !== name) window.scrollTo(0, 0);
  root.dataset.tab = name;
  for (const link of document.querySelectorAll("nav [data-tab]")) {
    if (/** @type {HTMLElement} */ (link).dataset.tab === name) {
      link.setAttribute("aria-current", "page");
      link.scrollIntoView({ block: "nearest", inline: "nearest" }); // a narrow screen shows a part of the menu
    } else link.removeAttribute("aria-current");
  }
  for (const panel of document.querySelectorAll("[data-panel]")) {
    panel.classList.toggle("cr-shown", /** @type {HTMLElement} */ (panel).dataset.panel === name);
  }
  if (name === "quiz") startQuiz();
  if (name === "results") startResults();
  if (name !== "explore") {
    root.dataset.ready = "true";
    return;
  }
  exploring ??= startExplore();
  exploring.then(() => (root.dataset.ready = "true")).catch(tellTrouble);
}

// ---------------------------------------------------------------------------------------------- the story

let isStarting = false; // whether a story is about to be presented

/** Return the chapter that the address asks for; empty if it asks for none that is here. @returns {string} */
function askedChapter() {
  const hash = decodeURIComponent(location.hash.slice(1));
  const chapter = hash.startsWith("chapter-") ? hash.slice(8) : "";
  return at(`text-${chapter}`) ? chapter : "";
}

/** Present the story from the chapter on that the address asks for, if it still does once all is there. */
async function present() {
  if (isStarting) return;
  isStarting = true;
  try {
    const Plotly = await drawingLibrary();
    if (!lesson && askedChapter()) await startStory(Plotly, askedChapter());
  } finally {
    isStarting = false;
  }
  if (!askedChapter()) stopPresenting();
  else if (lesson.chapter.id !== askedChapter()) lesson.goTo(lesson.numberOf(askedChapter()), { isGiven: true });
}

/** @param {any} Plotly @param {string} chapter */
async function startStory(Plotly, chapter) {
  const { ground, spec } = drawn();
  at("page").inert = true;
  lesson = await mountLesson(at("lesson"), {
    Plotly,
    ground,
    spec,
    lesson: pageData("lesson"),
    chapter,
    theme: isDark() ? "dark" : "light",
    isPlain: root.dataset.level === "plain",
    onChapter: (/** @type {string} */ id) => setHash(`chapter-${id}`),
    onClose: () => {
      location.hash = "story";
    },
    onEvent: (/** @type {string} */ id) => {
      location.hash = `event-${id}`;
    },
  });
}

/** End the presentation, and go on where its chapter is told. */
function stopPresenting() {
  if (!lesson) return;
  const { id } = lesson.chapter;
  lesson.destroy();
  lesson = null;
  const box = make("div", { id: "lesson" });
  at("lesson").replaceWith(box);
  at("page").inert = false;
  document.querySelector(`#text-${CSS.escape(id)} a`)?.scrollIntoView({ block: "center" });
  /** @type {HTMLElement | null} */ (document.querySelector(`#text-${CSS.escape(id)} .cr-when a`))?.focus({ preventScroll: true });
}

// ---------------------------------------------------------------------------------------------- address

/** Put what is shown into the address without a new step in the history. @param {string} hash */
function setHash(hash) {
  history.replaceState(null, "", `#${hash}`);
}

/** Show what the address asks for. */
function route() {
  const hash = decodeURIComponent(location.hash.slice(1));
  const [kind, id] = cardParts(hash);
  if (kind) {
    if (!root.dataset.tab) showTab(tabs[0] === "story" ? "events" : tabs[0]);
    showCard(kind, id);
    return;
  }
  closeCard(true);
  if (askedChapter()) {
    showTab("story");
    present().catch(tellTrouble);
    return;
  }
  stopPresenting();
  if (hash.startsWith("source-") && at(hash)) {
    showTab("sources");
    at(hash).scrollIntoView({ block: "center" });
  } else if (hash === "main") at("main").focus();
  else if (!root.dataset.tab || hash) showTab(tabs.includes(hash) ? hash : tabs[0]);
}

// ---------------------------------------------------------------------------------------------- start

speak(pageData("texts"));
listenToLevel(pageData("lesson")?.glossary ?? {});
window.addEventListener("hashchange", route);
window.addEventListener("focusin", (event) => (focused = event.target));
window.addEventListener("pointerdown", () => (focused = null), { capture: true });
window.addEventListener(
  "keydown",
  (event) => {
    if (at("dialog").open) event.stopPropagation(); // the story behind the card does not hear its keys
    else if (event.key === "Escape" && openCard) closeCard();
  },
  { capture: true },
);
at("dialog").addEventListener("close", () => closeCard());
at("dialog").addEventListener("click", (/** @type {MouseEvent} */ event) => {
  if (event.target === at("dialog")) closeCard(); // beside the card
});
at("theme").addEventListener("click", turnTheme);
darkness.addEventListener("change", () => setTheme(wishesDark()));
window.addEventListener("beforeprint", () => {
  document.querySelectorAll(".cr-told").forEach((card) => readCard(/** @type {HTMLElement} */ (card)));
  paint("light"); // paper is white
});
window.addEventListener("afterprint", () => paint(root.dataset.theme ?? "light"));
at("search").addEventListener("input", (/** @type {any} */ event) => searchCards(event.target.value));
setTheme(wishesDark());
if (askedAlone()) standAlone();
if (!location.hash && askedCard()) setHash(askedCard());
if (isAsked() && (!location.hash || cardParts(decodeURIComponent(location.hash.slice(1)))[0])) showTab("explore");
route();
