/** The questionnaire with the compiled rules, on the same page. */

import { byId, fill } from "../dom.js";
import { words } from "./words.js";

/** Shows the widget with the latest rules that had no errors. */
export class Preview {
  constructor() {
    this.rules = null;
    this.element = null;
    this.button = byId("show");
    this.button.addEventListener("click", () => this.toggle());
  }

  /** Goes on with other rules; with none, those before stay. */
  take(rules) {
    const usable = rules !== null && rules.counts.questions > 0;
    if (usable) {
      this.rules = rules;
      if (this.element) this.element.ruleSet = rules.bytes;
    }
    this.button.disabled = !this.rules;
    if (rules && !usable) this.tell(words.nothingToShow);
    else if (!rules && this.rules) this.tell(words.kept);
    else if (this.rules) this.tell(this.element ? words.shown : words.canShow);
  }

  toggle() {
    if (this.element) {
      this.element.remove();
      this.element = null;
    } else {
      this.element = document.createElement("santong-check");
      this.element.id = "previewed";
      this.element.setAttribute("storage", "none");
      this.element.ruleSet = this.rules.bytes;
      fill(byId("preview-room"), this.element);
    }
    const shown = this.element !== null;
    this.button.setAttribute("aria-expanded", String(shown));
    this.button.textContent = shown ? words.hide : words.show;
    this.tell(shown ? words.shown : words.canShow);
  }

  tell(text) {
    byId("preview-state").textContent = text;
  }
}
