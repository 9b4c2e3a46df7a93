/** The two ways into the instrument: as a component of Streamlit (default export), and in a page that lies on a disk. */

import { CardReader } from "./card_reader.js";
import { Instrument } from "./instrument.js";
import { mostOfPlace } from "./model.js";
import { MapPlot } from "./plot.js";
import { seek } from "./seeking.js";
import { VIEWS } from "./panes.js";
import { make } from "../shared/dom.js";
import { keptByRoot } from "../shared/kept.js";
import { readOnce } from "../shared/reading.js";
import { _, filled, speak } from "../shared/words.js";

/** Bring the face of headlines, which no system has. @param {string | undefined} url */
function bringFace(url) {
  if (!url || !document.fonts || [...document.fonts].some((face) => face.family.includes("Bellflower Serif"))) return;
  const face = new FontFace("Bellflower Serif", `url(${url})`, { weight: "300 700", display: "swap" });
  document.fonts.add(face);
  face.load().catch(() => {});
}

/** @type {Promise<any> | null} */
let library = null;

/** Load plotly once. @param {string} url @returns {Promise<any>} */
function loadPlotly(url) {
  library ??= new Promise((resolve, reject) => {
    const { Plotly } = /** @type {any} */ (window);
    if (Plotly) return resolve(Plotly);
    const script = make("script", { src: url });
    script.onload = () => resolve(/** @type {any} */ (window).Plotly);
    script.onerror = () => reject(new Error(_("The drawing library could not be loaded.")));
    return document.head.append(script);
  });
  library.catch(() => (library = null));
  return library;
}

/** Keep the root as high as the window leaves below it. @param {HTMLElement} root @returns {() => void} what ends that */
function fillWindow(root) {
  document.body.classList.add("bf-instrument");
  const fit = () => {
    const top = Math.max(0, Math.round(root.getBoundingClientRect().top + (root.closest("[data-testid=stMain]")?.scrollTop ?? 0)));
    root.style.setProperty("--in-top", `${top}px`);
  };
  const observer = new ResizeObserver(fit);
  const column = root.closest("[data-testid=stMainBlockContainer]");
  if (column) observer.observe(column);
  observer.observe(document.body);
  /** Let the open menu of a phone lie over the map. @param {Event} event */
  const unfold = (event) => {
    const menu = event.target;
    if (menu instanceof HTMLDetailsElement && menu.classList.contains("bf-more")) document.body.classList.toggle("bf-menu-open", menu.open);
  };
  /** Close that menu by Escape or a press beside it. @param {Event} event */
  const fold = (event) => {
    const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".bf-more[open]"));
    const isBeside = event instanceof KeyboardEvent ? event.key === "Escape" : root.contains(/** @type {Node} */ (event.target));
    if (menu && isBeside && document.body.classList.contains("bf-menu-open")) menu.open = false;
  };
  document.addEventListener("toggle", unfold, true);
  document.addEventListener("pointerdown", fold, true);
  document.addEventListener("keydown", fold, true);
  fit();
  return () => {
    observer.disconnect();
    document.removeEventListener("toggle", unfold, true);
    document.removeEventListener("pointerdown", fold, true);
    document.removeEventListener("keydown", fold, true);
    document.body.classList.remove("bf-menu-open");
    if (document.body.dataset.page === "explore") document.body.dataset.page = "page";
    document.body.classList.remove("bf-instrument");
  };
}

/** Maps that are drawn before anybody asks for them, by the path of the index and the view. @type {Map<string, Promise<MapPlot>>} */
const early = new Map();

/** Begin with what the page names in its head: the script comes long before Streamlit asks for the instrument. */
async function beginEarly() {
  const paths = Object.fromEntries([...document.querySelectorAll("link[data-early]")].map((/** @type {any} */ link) => [link.dataset.early, new URL(link.href).pathname]));
  if (!paths.index) return;
  const [Plotly, ground, index] = await Promise.all([loadPlotly(paths.plotly), readOnce(paths.ground), readOnce(paths.index)]);
  const [first, second] = ["nk", "region"].map((view) => new MapPlot(view, ground, index.places, Plotly, mostOfPlace(index)));
  const drawn = first.draw();
  early.set(`${paths.index} nk`, drawn);
  early.set(`${paths.index} region`, drawn.then(() => second.draw()));
}

/** @typedef {{data: any, tell: (settled: any) => void, ready: Promise<Instrument>, index: string, cards?: CardReader}} Held what stands in a root */

/** @type {WeakMap<Element, Held>} */
const mounted = keptByRoot("instrument");

/** Start the instrument in `root` with what Streamlit, or the page of an embedded view, gave. @param {any} root @param {Held} held @returns {Promise<Instrument>} */
export async function begin(root, held) {
  const { urls } = held.data;
  bringFace(urls.serif);
  const [Plotly, ground, index] = await Promise.all([loadPlotly(urls.plotly), readOnce(urls.ground), readOnce(urls.index)]);
  held.cards = new CardReader(() => held.data);
  const instrument = new Instrument(root, Plotly, ground, index, null, {
    onSettle: (settled) => held.tell(settled), card: held.cards.read.bind(held.cards), texts: () => readOnce(held.data.urls.search), only: held.data.only, questions: held.data.questions ?? [],
  });
  for (const view of Object.keys(VIEWS)) {
    const drawn = early.get(`${urls.index} ${view}`);
    if (drawn) instrument.panes.stand(view, drawn);
    early.delete(`${urls.index} ${view}`);
  }
  instrument.take(held.data.state, held.data.state.theme === "dark");
  if (held.data.state.q) await seek(instrument);
  await instrument.begin();
  instrument.panes.prepareOthers();
  return instrument;
}

/** The Streamlit component. @param {any} component @returns {() => void} what ends it */
export default function instrumentComponent(component) {
  const { data, parentElement, setStateValue } = component;
  const root = parentElement.querySelector(".instrument-root");
  const { index } = data.urls;
  let held = mounted.get(root);
  if (held && held.index !== index) {
    held.ready.then((instrument) => instrument.destroy()).catch(() => {});
    held = undefined;
  }
  const unfill = fillWindow(root);
  /** With the revision that it answers to: the server leaves what is older than what it has told since. @param {any} settled */
  const tell = (settled) => setStateValue("settled", { ...settled, revision: data.state.revision });
  if (!held) {
    held = { data, tell, index, ready: /** @type {any} */ (null) };
    held.ready = begin(root, held);
    mounted.set(root, held);
  }
  Object.assign(held, { data, tell });
  held.cards?.take();
  const { ready } = held;
  ready
    .then((instrument) => instrument.take(data.state, data.state.theme === "dark"))
    .catch((error) => {
      mounted.delete(root);
      speak(undefined, "en");
      root.replaceChildren(make("p", { role: "alert", class: "in-alert" }, filled(_("The map and the timeline could not start: {reason} Reload the page to try again."), { reason: error.message })));
    });
  return () => {
    unfill();
    mounted.delete(root);
    ready.then((instrument) => instrument.destroy()).catch(() => {});
  };
}

/** Show the instrument in a page of its own, without a server. @param {HTMLElement} root @param {any} Plotly
 *  @param {{ground: any, index: any, search: import("./types.js").SearchData | null}} data @param {any} state @param {{onSettle?: (settled: any) => void, card: (kind: string, id: string) => any, only?: string}} outside @returns {Promise<Instrument>} */
export async function mountInstrument(root, Plotly, data, state, outside) {
  const instrument = new Instrument(root, Plotly, data.ground, data.index, data.search, { onSettle: () => {}, ...outside });
  instrument.take({ revision: 0, ...state }, state.theme === "dark");
  await instrument.begin();
  instrument.panes.prepareOthers();
  return instrument;
}

beginEarly().catch(() => {}); // whoever needs it asks again, and says what is missing
