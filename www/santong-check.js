/**
 * Defines `<santong-check>`. The element is a guest on other people's pages: all it shows lies in
 * its shadow root, and several on a page are independent of each other.
 */

import { ATTRIBUTES } from "./attributes.js";
import { asJson } from "./json.js";
import { loadStyle } from "./load.js";
import { Session } from "./session.js";

/** What the host page may set from a script, see pkg.json. */
const PROPERTIES = ["overlay", "ruleSet"];

const NAME = "santong-check";

/** So that two generations can stand on one page. */
const MAJOR_NAME = `${NAME}-0`;

/** What typing and the clipboard cause; the browser would let it out of the shadow root. */
const OWN_EVENTS =
  "keydown keypress keyup beforeinput input copy cut paste compositionstart compositionupdate compositionend";

/** Why the reader cannot be led to a question. */
const UNDECIDED = "goto: the reader has to choose first where answers are kept, at the start";

const STYLE = "santong.css";

/** The session of each element that was connected, and each element's style. */
const sessions = new WeakMap();
const styles = new WeakMap();

/** What the host page has set on each element, and whoever called one before it was connected. */
const wanted = new WeakMap();
const callers = new WeakMap();

class SantongCheck extends HTMLElement {
  static get observedAttributes() {
    return ATTRIBUTES;
  }

  connectedCallback() {
    if (running(this)) return;
    if (!sessions.has(this)) prepare(this);
    const session = new Session(this, () => styled(this));
    sessions.set(this, session);
    session.start(null);
    // What was set before the element was defined hides what is defined below.
    for (const name of PROPERTIES) {
      if (!Object.prototype.hasOwnProperty.call(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    wantRules(this);
    for (const tell of callers.get(this) || []) tell(session);
    callers.delete(this);
  }

  disconnectedCallback() {
    // A host that only moves the element connects it again at once: then everything is kept.
    queueMicrotask(() => {
      const session = running(this);
      if (!this.isConnected && session) session.end();
    });
  }

  attributeChangedCallback(name, before, now) {
    const session = running(this);
    if (before === now || !session) return;
    session.changed(name);
    if (name === "rules") wantRules(this);
  }

  /**
   * Opens an answers file, as an object or as its text, as if the reader had; the reader is told and
   * can go back. Fails when it cannot be read, and then everything stays.
   */
  async load(answers) {
    const text = typeof answers === "string" ? answers : asJson(answers);
    if (typeof text !== "string") throw new TypeError("load: give answers as an object or as text");
    await call(this, (handle, done) => {
      handle.load(text);
      handle.then(done);
    });
  }

  /** Forgets all answers, here and in the storage. */
  async reset() {
    await call(this, (handle, done) => {
      handle.reset();
      handle.then(done);
    });
  }

  /**
   * Leads the reader to a question by its name, of the product at a position if it is about products;
   * or to a place: `start`, `products`, `review`, `overview`, `checklist`, `clauses`, `declaration/0`.
   */
  async goto(question, product = 0) {
    const came = await call(this, (handle, done) => {
      handle.lead(String(question), Number(product) >>> 0, false, done);
    });
    if (came === "unknown") throw new RangeError(`goto: no question and no place is called ${question}`);
    if (came === "undecided") throw new Error(UNDECIDED);
  }
}

for (const name of PROPERTIES) {
  Object.defineProperty(SantongCheck.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return wishes(this)[name];
    },
    set(value) {
      wanted.set(this, { ...wishes(this), [name]: value === undefined ? null : value });
      wantRules(this);
    },
  });
}

function running(element) {
  const session = sessions.get(element);
  return session && !session.ended ? session : null;
}

/** Calls what runs in the element, as soon as it has its rules; see `Session.call`. */
async function call(element, act) {
  const session = sessions.get(element) || (await connected(element));
  await session.ready();
  // A restart or a removal may have come between.
  return session.handle ? session.call(act) : call(element, act);
}

function connected(element) {
  return new Promise((resolve) => {
    callers.set(element, [...(callers.get(element) || []), resolve]);
  });
}

function wishes(element) {
  return wanted.get(element) || { overlay: null, ruleSet: null };
}

/** Tells the running session what the host page wants, now and whenever it changes. */
function wantRules(element) {
  const session = running(element);
  if (session) session.rules.want(wishes(element));
}

/** Gives an element its shadow root. */
function prepare(element) {
  const root = element.attachShadow({ mode: "open" });
  root.addEventListener("compositionend", finishComposition);
  for (const name of OWN_EVENTS.split(" ")) root.addEventListener(name, keepInside);
}

/** Settles when the element's style is there; it is asked for again after a failure. */
function styled(element) {
  if (!styles.has(element)) {
    const style = loadStyle(element.shadowRoot, STYLE);
    styles.set(element, style);
    style.catch(() => styles.delete(element));
  }
  return styles.get(element);
}

/**
 * Typing is nobody else's business: outside, it would come from the element and not from a field, and
 * a page with keys of its own would take letters for commands. Escape is left to whoever may close
 * something.
 */
function keepInside(event) {
  if (event.key !== "Escape") event.stopPropagation();
}

/**
 * The program ignores what an input method is still composing. Engines differ in whether an input
 * event follows the end of a composition, so here is one for sure.
 */
function finishComposition(event) {
  event.target.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

for (const [name, element] of [
  [NAME, SantongCheck],
  [MAJOR_NAME, class extends SantongCheck {}],
]) {
  if (customElements.get(name)) {
    console.warn(`santong-check: <${name}> is defined already; this second script leaves it as it is`);
  } else {
    customElements.define(name, element);
  }
}
