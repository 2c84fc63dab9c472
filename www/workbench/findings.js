/** Diagnostics, by file and line, each with the line it is about. */

import { fill, make } from "../dom.js";
import { words } from "./words.js";

/** Most that are listed; a file of another kind may have thousands. */
const MOST = 200;

/** Most characters shown of a line, and how many of them before the faulty ones. */
const LINE = 160;
const BEFORE = 60;

/** Lists diagnostics; `files` are those that were read. */
export function showFindings(room, diagnostics, files) {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const groups = new Map();
  for (const finding of diagnostics.slice(0, MOST)) {
    const group = groups.get(finding.file) || [];
    groups.set(finding.file, [...group, finding]);
  }
  const sections = [...groups].map(([file, findings]) =>
    make(
      "div",
      "of-file",
      make("h3", "", file),
      make("ol", "findings", ...findings.map((finding) => item(finding, texts.get(file)))),
    ),
  );
  const left = diagnostics.length - MOST;
  if (left > 0) sections.push(make("p", "help", words.more(left)));
  fill(room, ...sections);
}

function item(finding, text) {
  const { severity, code, line, column, message, hint } = finding;
  const place = make("span", "where", words.place(line, column));
  const kind = make("strong", severity, words.severities[severity]);
  const parts = [
    make("p", "", kind, place, make("code", "kind", code)),
    make("p", "message", message),
  ];
  const shown = text === undefined ? null : excerpt(text, finding);
  if (shown) parts.push(shown);
  if (hint) parts.push(make("p", "help", words.hint(hint)));
  return make("li", "", ...parts);
}

/** The line of a text that a diagnostic is about, with the faulty characters marked; null for none. */
export function excerpt(text, { line, column, width }) {
  const content = lines(text)[line - 1];
  if (!content || !content.trim()) return null;
  // Columns count characters and not the units of JavaScript's texts.
  const letters = [...content];
  const start = Math.min(column - 1, letters.length);
  const first = letters.length > LINE ? Math.max(0, start - BEFORE) : 0;
  const last = Math.min(letters.length, first + LINE);
  const end = Math.min(start + width, last);
  const part = (from, to) => letters.slice(from, to).join("");
  // Where something is missing behind the line's end, a blank is marked.
  const marked = make("mark", "", part(start, end) || "\u00a0");
  return make(
    "pre",
    "excerpt",
    make("span", "number", String(line)),
    make(
      "code",
      "",
      first > 0 ? "…" : "",
      part(first, start),
      marked,
      part(end, last),
      last < letters.length ? "…" : "",
    ),
  );
}

function lines(text) {
  return text.replace(/^\uFEFF/, "").split(/\r?\n/);
}
