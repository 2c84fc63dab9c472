/** What a compiled rule set says of itself, and the way to save it. */

import { saveAsFile } from "../notice.js";
import { byId, fill, make } from "../dom.js";
import { words } from "./words.js";

/** Digits of the hash in the file's name. */
const DIGITS = 10;

/** Shows a compiled rule set, or none. */
export function showMade(rules) {
  const room = byId("made");
  room.hidden = !rules;
  if (!rules) return;
  const facts = Object.keys(words.facts).map((name) => [
    make("dt", "", words.facts[name]),
    make("dd", name, rules[name]),
  ]);
  fill(room.querySelector("dl"), ...facts.flat());
  const counted = Object.keys(words.counts).filter((name) => rules.counts[name] !== undefined);
  const rows = counted.map((name) => {
    const head = make("th", "", words.counts[name]);
    head.scope = "row";
    return make("tr", "", head, make("td", "", String(rules.counts[name])));
  });
  fill(room.querySelector("tbody"), ...rows);
}

/** Offers the compiled file. */
export function save({ hash, bytes }) {
  saveAsFile(`rules.${hash.slice(0, DIGITS)}.bin`, bytes, "application/octet-stream");
}
