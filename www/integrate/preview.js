/** The widget as it is set, on the same page: the element itself, or a frame with it. */

import { byId, fill, make } from "../dom.js";
import { fragment, sandbox } from "./snippet.js";
import { words } from "./words.js";

/** What the element, and the frame, answer to a name that there is none of. */
const NO_SUCH = "no question and no place";

/** Most characters shown of what an event carries. */
const LONGEST = 400;

/** How long the widget may take to draw the place it is led to, and to move the focus there. */
const DRAWN = 300;

const EVENTS = ["ready", "progress", "assessment", "handover", "error"];

export class Preview {
  constructor() {
    this.room = byId("preview-room");
    this.shown = null;
    this.frameSays = null;
    /** What has the methods of the element, once it is there. */
    this.callable = null;
    this.heard = new Map();
    for (const name of EVENTS) {
      this.room.addEventListener(`santong-${name}`, ({ detail }) => this.hear(name, detail));
    }
  }

  /** Goes on with other settings. */
  show(settings) {
    // Being led takes the focus along, so that is done by `knows`.
    const { start, ...attributes } = settings.attributes;
    const foreign = !settings.framed && attributes.rules && settings.site !== location.origin;
    if (foreign) delete attributes.rules;
    if (!settings.framed) this.showElement(attributes);
    else if (this.showFrame({ ...settings, attributes }) && start) this.knows(start);
    this.tell(settings.framed ? words.framed : words.running, foreign ? words.otherRules(settings.site) : "");
  }

  showElement(attributes) {
    if (!this.shown || this.shown.localName !== "santong-check") {
      this.put(document.createElement("santong-check"));
      this.shown.id = "previewed";
      this.callable = customElements.whenDefined("santong-check").then(() => this.shown);
    }
    const element = this.shown;
    for (const name of element.getAttributeNames()) {
      if (name !== "id" && attributes[name] === undefined) element.removeAttribute(name);
    }
    for (const [name, value] of Object.entries(attributes)) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  }

  /** Whether the frame is a new one. */
  showFrame(settings) {
    const says = [sandbox(settings), fragment(settings)].join();
    if (this.shown && this.shown.localName === "iframe" && says === this.frameSays) return false;
    this.frameSays = says;
    const frame = document.createElement("iframe");
    frame.dataset.santong = "";
    frame.title = words.title;
    frame.setAttribute("sandbox", sandbox(settings));
    frame.src = `embed.html${fragment(settings)}`;
    // The loader connects the frames that are there when it runs.
    const loader = document.createElement("script");
    loader.src = "santong-frame.js";
    this.put(frame, loader);
    this.callable = new Promise((resolve) => loader.addEventListener("load", () => resolve(frame.santong)));
    return true;
  }

  put(shown, ...more) {
    this.shown = shown;
    this.heard.clear();
    fill(byId("events"));
    fill(this.room, shown, ...more);
  }

  /** Whether there is a question or a place of this name; the reader is led there. */
  async knows(name) {
    const callable = await this.callable;
    // Whoever has left a field is on the way to the next.
    await pause(0);
    const { activeElement: focused } = document;
    const { scrollX: left, scrollY: top } = window;
    try {
      await callable.goto(name);
    } catch (caught) {
      return !caught.message.includes(NO_SUCH);
    }
    await pause(DRAWN);
    // Who fills in the form goes on with the form.
    if (this.room.contains(document.activeElement) && !this.room.contains(focused)) {
      focused.focus({ preventScroll: true });
      scrollTo(left, top);
    }
    return true;
  }

  hear(name, detail) {
    const json = JSON.stringify(detail);
    this.heard.set(`santong-${name}`, json.length > LONGEST ? `${json.slice(0, LONGEST)}…` : json);
    const lines = [...this.heard].map(([event, text]) => [make("dt", "", event), make("dd", "", text)]);
    fill(byId("events"), ...lines.flat());
    if (name !== "error") return;
    const { kind, faults, message } = detail;
    this.tell(kind === "overlay" ? words.refused(faults.map(words.fault)) : words.failed(message));
  }

  tell(...texts) {
    byId("preview-state").textContent = texts.join("");
  }
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
