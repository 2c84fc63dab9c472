/**
 * Defines `<santong-check>`. The element is a guest on other people's pages: all it shows lies in
 * its shadow root, and several on a page are independent of each other.
 */

import { base } from "./load.js";
import { Session } from "./session.js";

/** What the host page may set from a script, see pkg.json. */
const PROPERTIES = ["overlay", "ruleSet"];

const NAME = "santong-check";
const STYLE = "santong.css";

/** The running session of each connected element, and when each element's style is there. */
const sessions = new WeakMap();
const styles = new WeakMap();

/** What the host page has set on each element. */
const wanted = new WeakMap();

class SantongCheck extends HTMLElement {
  connectedCallback() {
    if (sessions.has(this)) return;
    if (!styles.has(this)) styles.set(this, prepare(this));
    const session = new Session(this, styles.get(this));
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
  }

  disconnectedCallback() {
    // A host that only moves the element connects it again at once: then everything is kept.
    queueMicrotask(() => {
      const session = sessions.get(this);
      if (this.isConnected || !session) return;
      sessions.delete(this);
      session.end();
    });
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

function wishes(element) {
  return wanted.get(element) || { overlay: null, ruleSet: null };
}

/** Tells the running session what the host page wants, now and whenever it changes. */
function wantRules(element) {
  const session = sessions.get(element);
  if (session) session.rules.want(wishes(element));
}

/** Gives an element its shadow root; the promise tells when the style is there. */
function prepare(element) {
  const root = element.attachShadow({ mode: "open" });
  root.addEventListener("compositionend", finishComposition);
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = base + STYLE;
  const ready = new Promise((resolve) => {
    style.addEventListener("load", resolve);
    style.addEventListener("error", () => {
      console.error(`santong-check: cannot load ${style.href}`);
      resolve();
    });
  });
  root.append(style);
  return ready;
}

/**
 * The program ignores what an input method is still composing. Engines differ in whether an input
 * event follows the end of a composition, so here is one for sure.
 */
function finishComposition(event) {
  event.target.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

if (customElements.get(NAME)) {
  console.warn(`santong-check: <${NAME}> is defined already; this second script does nothing`);
} else {
  customElements.define(NAME, SantongCheck);
}
