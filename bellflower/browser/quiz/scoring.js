/** How much of a guess the evidence shares. */

/** Return how many years two closed intervals share, and how many years lie in either.
 *  @param {number[]} a @param {number[]} b */
export function yearsShared(a, b) {
  const shared = Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]) + 1);
  const either = a[1] - a[0] + 1 + (b[1] - b[0] + 1) - shared;
  return { shared, either };
}

/** Return the share of two closed intervals of years: those in both divided by those in either (Jaccard).
 *  @param {number[]} a @param {number[]} b @returns {number} */
export function shareOfYears(a, b) {
  const { shared, either } = yearsShared(a, b);
  return shared / either;
}

/** Return the share of two sets: members of both divided by members of either; 0 if nothing was chosen.
 *  @param {Iterable<any>} picked @param {Iterable<any>} wanted @returns {number} */
export function shareOfSets(picked, wanted) {
  const [a, b] = [new Set(picked), new Set(wanted)];
  const both = [...a].filter((one) => b.has(one)).length;
  const either = a.size + b.size - both;
  return either ? both / either : 0;
}

/** Return the share of the places picked: a place of the answer counts 1 if it was picked, ½ if another
 *  place of its province was; divided by the number of answers or of picks, whichever is larger.
 *  @param {string[]} picked @param {string[]} wanted @param {Map<string, string>} provinces by place id
 *  @returns {number} */
export function shareOfPlaces(picked, wanted, provinces) {
  const near = new Set(picked.map((id) => provinces.get(id)).filter(Boolean));
  /** @type {number[]} */ const credits = wanted.map((id) => (picked.includes(id) ? 1 : near.has(provinces.get(id)) ? 0.5 : 0));
  const most = Math.max(picked.length, wanted.length);
  return most ? credits.reduce((sum, one) => sum + one, 0) / most : 0;
}
