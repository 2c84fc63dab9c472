/**
 * Defines `<santong-check>`. The element is a guest on other people's pages: all it shows lies in
 * its shadow root, and several on a page are independent of each other.
 */

import { base } from "./load.js";
import { Session } from "./session.js";

const NAME = "santong-check";
const STYLE = "santong.css";

/** The running session of each connected element, and when each element's style is there. */
const sessions = new WeakMap();
const styles = new WeakMap();

class SantongCheck extends HTMLElement {
  connectedCallback() {
    if (sessions.has(this)) return;
    if (!styles.has(this)) styles.set(this, prepare(this));
    const session = new Session(this, styles.get(this));
    sessions.set(this, session);
    session.start(null);
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
