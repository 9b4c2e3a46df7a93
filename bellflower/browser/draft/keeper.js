/** Keeps the draft of a story in the browser, with what is typed in a field before the page has taken it. */

import { deviceStore } from "../shared/device.js";
import { make } from "../shared/dom.js";
import { _, filled } from "../shared/words.js";

/** @import { DraftData } from "../shared/given_lesson.js" */
/** @import { Store } from "../shared/device.js" */

/** A draft in the browser: the story as a file, and the texts of fields that it does not hold yet.
 *  @typedef {{story: string, typed: Record<string, string>, at: number}} KeptDraft */

const PLACE = "bellflower-draft";
const FIELD = /(?:^|\s)st-key-(story_[\w-]+)/;

/** Return the draft that a text of the store holds, or nothing. @param {string | null} text @returns {KeptDraft | null} */
export function readDraft(text) {
  try {
    const found = JSON.parse(text ?? "");
    return typeof found.story === "string" && found.story ? { story: found.story, typed: found.typed ?? {}, at: Number(found.at) || 0 } : null;
  } catch {
    return null;
  }
}

/** The field of the builder in which something is typed, by its key. @param {EventTarget | null} target */
function fieldOf(target) {
  const box = target instanceof Element ? target.closest("[class*=st-key-story_]:has(> [data-testid=stTextInput], > [data-testid=stTextArea])") : null;
  return FIELD.exec(box?.className ?? "")?.[1] ?? "";
}

/** Keeps one draft for a page. */
export class DraftKeeper {
  /** @param {HTMLElement} root @param {Store | null} [store] */
  constructor(root, store = deviceStore()) {
    this.root = root;
    this.store = store;
    this.story = "";
    /** @type {Record<string, string>} */ this.typed = {};
    /** @type {Set<string>} */ this.left = new Set(); // fields whose text was sent to the page
    this.asked = ""; // the session that was given what the browser keeps
    this.line = make("p", { class: "draft-said", "data-testid": "draft-kept" });
    root.replaceChildren(this.line);
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener("input", (event) => this.onInput(event), { capture: true, signal });
    document.addEventListener("change", (event) => this.left.add(fieldOf(event.target)), { capture: true, signal });
  }

  /** Take what the page tells; `give` hands over what the browser keeps. @param {DraftData} data @param {(found: KeptDraft) => void} give */
  take(data, give) {
    this.line.hidden = !data.isShown;
    if (data.isThrown) this.forget();
    else if (data.story) this.keep(data.story);
    else if (this.asked !== data.session) {
      this.asked = data.session;
      const found = readDraft(this.store?.getItem(PLACE) ?? null);
      if (found) give(found);
    }
    if (!data.story) this.line.textContent = "";
  }

  /** Keep the story as the page has it; what it took from a field is no longer kept apart. @param {string} story */
  keep(story) {
    if (story !== this.story) {
      for (const field of this.left) delete this.typed[field];
      this.left.clear();
      this.story = story;
    }
    this.write();
  }

  /** @param {Event} event */
  onInput(event) {
    const field = fieldOf(event.target);
    if (!field || !this.story) return;
    this.left.delete(field);
    this.typed[field] = /** @type {HTMLInputElement} */ (event.target).value;
    this.write();
  }

  write() {
    const now = new Date();
    try {
      if (!this.store) throw new Error("nothing is kept");
      this.store.setItem(PLACE, JSON.stringify({ story: this.story, typed: this.typed, at: now.getTime() }));
      const time = `${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")}`;
      this.say(filled(_("Kept in this browser as you write, last at {time}. Reloading or closing the tab loses nothing."), { time }));
    } catch {
      this.say(_("This browser keeps nothing: download the story before you close or reload the tab."));
    }
  }

  /** @param {string} words */
  say(words) {
    if (this.line.textContent !== words) this.line.textContent = words;
  }

  forget() {
    this.store?.removeItem(PLACE);
    this.story = "";
    this.typed = {};
    this.left.clear();
  }

  destroy() {
    this.listening.abort();
    this.root.replaceChildren();
  }
}
