/** The state of the linked view before it is told any. */

/** @import { State } from "../shared/given.js" */

/** @type {State} */
export const NO_STATE = {
  from: null, to: null, mode: "window", match: "possibly", evidence: 1, view: "nk",
  event: "", place: "", route: "", theme: "light", revision: 0,
};
