import { base } from "./load.js";
import { nameOf } from "./reference.js";
import { files } from "./program.js";

/** The checklist to print, for which no program is needed. */
const CHECKLIST = "checklist.html";

/** What the operator of a page needs to find a fault; nothing that the reader has typed. */
export class Diagnosis {
  constructor(cause, file, caught) {
    this.lines = [
      `cause: ${cause} ${file}`,
      `error: ${caught instanceof Error ? `${caught.name}: ${caught.message}` : String(caught)}`,
      `page: ${location.origin}${location.pathname}`,
      `package: ${base} ${Object.values(files).map(nameOf).join(" ")}`,
      `browser: ${navigator.userAgent}`,
      `WebAssembly: ${typeof WebAssembly === "object" ? "there" : "missing"}`,
      `time: ${new Date().toISOString()}`,
    ];
  }

  /** The diagnosis to copy, folded, and the way to the checklist to print. */
  show(words) {
    const folded = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = words.diagnosis;
    const text = document.createElement("textarea");
    text.readOnly = true;
    text.rows = this.lines.length + 2;
    text.value = this.lines.join("\n");
    text.setAttribute("aria-label", words.diagnosis);
    const copy = document.createElement("button");
    copy.type = "button";
    copy.textContent = words.copy;
    copy.addEventListener("click", () => {
      text.select();
      // Pages over plain http have no other way.
      copy.textContent = document.execCommand("copy") ? words.copied : words.copyByHand;
    });
    folded.append(summary, text, copy);
    const way = document.createElement("p");
    const link = document.createElement("a");
    link.href = base + CHECKLIST;
    link.textContent = words.checklist;
    way.append(link);
    return [way, folded];
  }
}
