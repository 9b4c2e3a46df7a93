/** Cards by kind and id: read from the server once, or awaited where only the session may tell them. */

/** @typedef {{language: string, cards?: Record<string, string>, urls: {cards?: string}}} Given cards: what the session told; urls.cards: where the server has all, unless the record is a reader's own */

export class CardReader {
  /** @param {() => Given} given */
  constructor(given) {
    this.given = given;
    /** @type {Map<string, string | Promise<string>>} */ this.known = new Map();
    /** @type {Map<string, (html: string) => void>} */ this.awaited = new Map();
  }

  /** Return a card, or a promise of it. @param {string} kind @param {string} id @returns {string | Promise<string>} */
  read(kind, id) {
    const key = `${kind}/${id}`;
    this.take();
    const kept = this.known.get(key);
    if (kept !== undefined) return kept;
    const { urls, language } = this.given();
    const coming = urls.cards ? this.fetched(`${urls.cards}${key}?lang=${encodeURIComponent(language)}`, key) : this.told(key);
    this.known.set(key, coming);
    return coming;
  }

  /** @param {string} address @param {string} key @returns {Promise<string>} */
  async fetched(address, key) {
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${response.status}`);
      const html = await response.text();
      this.known.set(key, html);
      return html;
    } catch (error) {
      this.known.delete(key); // it may come at another time
      throw error;
    }
  }

  /** @param {string} key @returns {Promise<string>} */
  told(key) {
    return new Promise((resolve) => this.awaited.set(key, resolve));
  }

  /** Take the cards that the session told since. */
  take() {
    for (const [key, html] of Object.entries(this.given().cards ?? {})) {
      this.known.set(key, html);
      this.awaited.get(key)?.(html);
      this.awaited.delete(key);
    }
  }
}
