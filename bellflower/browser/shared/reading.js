/** Files of the application, each read once. */

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** Read a JSON file once, also one that is packed; one that failed is read again. @param {string} url @returns {Promise<any>} */
export function readOnce(url) {
  let found = fetched.get(url);
  if (!found) {
    found = fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${response.status}`);
      if (!url.endsWith(".gz") || !response.body) return response.json();
      return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).json();
    });
    found.catch(() => fetched.delete(url));
    fetched.set(url, found);
  }
  return found;
}
