/** The evidence that an answer is compared with: years as bars, and the claims it rests on. */

import { make } from "../shared/dom.js";
import { _, counted, filled } from "../shared/words.js";
import { roundYears } from "../shared/years.js";
import { placeOn, spanText } from "./scale.js";

/** @import { Question } from "../shared/given_lesson.js" */

/** The ways from a question to its chapter and its events. @typedef {{chapterUrl?: string, eventUrl?: string, onEvent?: ((id: string) => void) | null}} Ways */

/** Return the years below a track. @param {number[]} axis */
export function ticks(axis) {
  const whole = axis[1] + 1 - axis[0];
  const years = roundYears(axis[0], axis[1], 8).filter((year) => (year - axis[0]) / whole < 0.97);
  const marks = years.map((year) => {
    const mark = make("span", {}, String(year));
    mark.style.left = `${((year - axis[0]) / whole) * 100}%`;
    return mark;
  });
  return make("div", { class: "qz-ticks", "aria-hidden": "true" }, ...marks);
}

/**
 * Return bars for the guess, the evidence and each claim with years.
 * @param {Question} question
 * @param {number[]} guess
 */
export function chart(question, guess) {
  const dated = question.claims.flatMap((claim) => (claim.years ? [{ ...claim, years: claim.years }] : [])).sort((a, b) => a.years[0] - b.years[0] || a.years[1] - b.years[1]);
  const evidence = /** @type {number[]} */ (question.years);
  const all = [guess, evidence, ...dated.map((claim) => claim.years)];
  const pad = Math.max(2, Math.round((evidence[1] - evidence[0]) / 8));
  const axis = [Math.min(...all.map(([a]) => a)) - pad, Math.max(...all.map(([, b]) => b)) + pad];
  /** @param {string} label @param {number[]} years @param {string} kind @param {string} [more] */
  const row = (label, years, kind, more = "") => {
    const bar = make("div", { class: `qz-bar qz-${kind}` });
    placeOn(bar, years, axis);
    const text = make("span", { class: "qz-label" }, make("b", {}, spanText(years)), ` ${label}`);
    if (more) text.append(make("span", { class: "qz-quiet" }, ` ${more}`));
    return make("li", {}, text, make("div", { class: "qz-lane" }, bar));
  };
  const bars = dated.map((claim) => row(claim.by, claim.years, claim.stance, `· ${claim.answer || claim.date} · ${claim.evidence}`));
  return make(
    "figure",
    { class: "qz-chart" },
    make("ul", {}, row(_("Your guess"), guess, "guess"), row(_("The evidence"), evidence, "evidence"), ...bars),
    make("div", { class: "qz-axis" }, ticks(axis)),
  );
}

/** Return the way to the chapter that a question belongs to, or its heading without one.
 *  @param {Question} question @param {Ways} ways */
export function chapterNode(question, ways) {
  if (!question.heading) return [];
  const told = ways.chapterUrl && question.chapter ? make("a", { href: `${ways.chapterUrl}${question.chapter}`, "data-testid": "quiz-chapter" }, question.heading) : question.heading;
  return [" · ", told];
}

/** Return the events that a question is about, with their dates, each with the way to its card.
 *  @param {Question} question @param {Ways} ways */
export function aboutNodes(question, ways) {
  if (!question.events.length) return [];
  const items = question.events.map(({ id, title, date }) => {
    const { onEvent } = ways;
    const link = onEvent
      ? make("button", { type: "button", class: "qz-link", onclick: () => onEvent(id) }, title)
      : make("a", { href: `${ways.eventUrl ?? "#event-"}${id}` }, title);
    return make("li", {}, link, make("span", { class: "qz-quiet" }, ` ${date}`));
  });
  return [make("div", { class: "qz-about", "data-testid": "quiz-about" }, make("p", {}, _("It is about:")), make("ul", {}, ...items))];
}

/**
 * Return the claims that an answer rests on.
 * @param {Question} question
 * @param {string} tag of their heading
 * @param {((id: string) => void) | null} [onEvent] what opens the card of an event
 */
export function claimNodes(question, tag, onEvent) {
  if (!question.claims.length) return [];
  const items = question.claims.map((claim) => {
    const answer = claim.date ? filled(_("Answers: {date}."), { date: claim.date }) : "";
    const by = [claim.by, claim.said, claim.evidence].filter(Boolean).join(" · ");
    const more = onEvent
      ? [make("button", { type: "button", class: "qz-link", onclick: () => onEvent(claim.event) }, _("Open the event"))]
      : [];
    return make(
      "li",
      { class: `bf-${claim.stance}` },
      make("p", {}, make("strong", {}, `${claim.stanceLabel}.`), ` ${claim.says} `, answer),
      make("p", { class: "bf-by" }, by),
      make("p", { class: "bf-source" }, claim.source, " ", ...more),
    );
  });
  const heading = make(tag, { class: "qz-sub" }, counted(items.length, "{n} claim that it rests on", "{n} claims that it rests on"));
  return [make("div", { class: "bf-card" }, heading, make("ol", { class: "bf-claims" }, ...items))];
}
