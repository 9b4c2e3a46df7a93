/** The instrument for a page that lies on a disk: a module of its own, which hands itself to the page. */

import { mountInstrument } from "./component.js";

/** @type {any} */ (window).bellflowerInstrument = mountInstrument;
