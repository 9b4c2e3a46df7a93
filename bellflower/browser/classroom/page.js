/** What stands in the page of the classroom file: its elements and its data. */

/** Return the element with an id. @param {string} id @returns {any} */
export function at(id) {
  return document.getElementById(id);
}

/** Read a part of the data of the page. @param {string} name */
export function pageData(name) {
  return JSON.parse(at(`data-${name}`).textContent);
}
