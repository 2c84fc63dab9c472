/** A condition with values for its names, evaluated as it is written. */

import { byId, fill, make } from "../dom.js";
import { excerpt } from "./findings.js";
import { words } from "./words.js";

/** The compiler's name for the text of the condition, where it places faults. */
const CONDITION = "条件";

/** Evaluates what stands in the fields; `load` gives the compiler. */
export class Bench {
  constructor(load) {
    this.load = load;
    this.turn = 0;
    this.condition = byId("condition");
    this.day = byId("day");
  }

  /** Waits for the first letter, with fields for one value. */
  begin() {
    this.day.value = today();
    for (const part of [this.condition, this.day]) {
      part.addEventListener("input", () => this.evaluate());
    }
    byId("add-value").addEventListener("click", () => this.add("").querySelector("input").focus());
    this.add("");
    this.evaluate();
  }

  /** Adds the fields for a name and its value. */
  add(name) {
    const named = field(name);
    const valued = field("");
    const remove = make("button", "quiet", "×");
    remove.type = "button";
    const faults = make("div", "faults");
    const row = make("li", "value", make("div", "given", named, "=", valued, remove), faults);
    for (const input of [named, valued]) input.addEventListener("input", () => this.evaluate());
    remove.addEventListener("click", () => {
      const next = row.nextElementSibling || row.previousElementSibling;
      row.remove();
      this.number();
      this.evaluate();
      (next ? next.querySelector("input") : byId("add-value")).focus();
    });
    byId("values").append(row);
    this.number();
    return row;
  }

  /** Labels the fields by their places. */
  number() {
    for (const [index, row] of this.rows().entries()) {
      const [name, value] = row.querySelectorAll("input");
      name.setAttribute("aria-label", words.name(index + 1));
      value.setAttribute("aria-label", words.value(index + 1));
      row.querySelector("button").setAttribute("aria-label", words.remove(index + 1));
      row.querySelector(".faults").id = `value-faults-${index}`;
      value.setAttribute("aria-describedby", `value-faults-${index}`);
    }
  }

  rows() {
    return [...byId("values").children];
  }

  async evaluate() {
    this.turn += 1;
    const { turn } = this;
    const condition = this.condition.value;
    if (!condition.trim()) {
      this.mark([], condition, []);
      say(make("p", "help", words.blank));
      return;
    }
    const given = this.rows()
      .map((row) => {
        const [name, value] = row.querySelectorAll("input");
        return { row, name: name.value.trim(), value: value.value };
      })
      .filter(({ name, value }) => name && value.trim());
    let result;
    try {
      const compiler = await this.load();
      if (turn !== this.turn) return;
      const values = given.map(({ name, value }) => ({ name, value }));
      result = compiler.evaluate(condition, values, this.day.value || today());
    } catch (caught) {
      const why = caught.file ? words.notLoaded(caught.file) : words.stopped(caught.message);
      say(make("p", "help", why));
      return;
    }
    this.mark(result.diagnostics || [], condition, given);
    say(...this.outcome(result));
  }

  /** Puts every fault under the field it is in. */
  mark(diagnostics, condition, given) {
    const of = (file) => diagnostics.filter((finding) => finding.file === file);
    const show = (room, input, text, findings) => {
      fill(room, ...findings.flatMap((finding) => fault(finding, text)));
      if (findings.length > 0) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    };
    show(byId("condition-faults"), this.condition, condition, of(CONDITION));
    for (const row of this.rows()) {
      const own = given.find((entry) => entry.row === row);
      const findings = own ? of(own.name) : [];
      show(row.querySelector(".faults"), row.querySelectorAll("input")[1], own && own.value, findings);
    }
  }

  outcome(result) {
    if (result.kind === "unreadable") {
      return [make("p", "", words.unreadable(result.diagnostics.length))];
    }
    const { because, whole } = result;
    const { kind } = whole.result;
    const parts = [make("p", `result-${kind}`, words.outcomes[kind], ...worth(whole.result))];
    if (because.length === 0) parts.push(make("p", "help", words.itself));
    else {
      parts.push(make("p", "help", kind === "unknown" ? words.missing : words.decided));
      parts.push(make("ul", "because", ...because.map((cause) => this.cause(cause))));
    }
    if (whole.parts.length > 0) {
      parts.push(make("p", "help", words.tree), make("ul", "tree", branch(whole)));
    }
    return parts;
  }

  cause({ name, value }) {
    const line = make("li", "", make("code", "", name));
    if (value !== null) {
      line.append(" = ", make("code", "", value));
      return line;
    }
    line.append(`（${words.noValue}）`);
    const give = make("button", "small", words.give(name));
    give.type = "button";
    give.addEventListener("click", () => {
      const free = this.rows().find((row) => {
        const known = row.querySelector("input").value.trim();
        return known === name || known === "";
      });
      const row = free || this.add(name);
      row.querySelector("input").value = name;
      row.querySelectorAll("input")[1].focus();
    });
    line.append(give);
    return line;
  }
}

/** Shows a result, which is announced, and what there is to say about it. */
function say(result, ...more) {
  fill(byId("outcome"), result);
  fill(byId("outcome-why"), ...more);
}

/** A part of the condition with its own parts, each with what it comes to. */
function branch({ text, member, result, decides, parts }) {
  const line = make("li", decides ? "decides" : "");
  if (decides) line.append(make("span", "hidden", words.decides));
  if (member !== null) line.append(words.member(member));
  line.append(make("code", "", text), " → ", ...worth(result, words.unknown));
  if (parts.length > 0) line.append(make("ul", "tree", ...parts.map(branch)));
  return line;
}

/** A result in a few words. */
function worth({ kind, value, reason }, unknown = "") {
  if (kind === "known") return [make("code", "worth", value)];
  return [kind === "fault" ? reason : unknown];
}

function field(text) {
  const input = make("input");
  input.type = "text";
  input.value = text;
  input.autocomplete = "off";
  input.spellcheck = false;
  return input;
}

function fault(finding, text) {
  const shown = excerpt(text, finding);
  const parts = [make("p", "fault", finding.message)];
  if (shown) parts.push(shown);
  if (finding.hint) parts.push(make("p", "help", words.hint(finding.hint)));
  return parts;
}

/** Today in China, as the widget has it. */
function today() {
  const EIGHT_HOURS = 8 * 3600 * 1000;
  return new Date(Date.now() + EIGHT_HOURS).toISOString().slice(0, 10);
}
