import { OPERATOR, readAnew, readOptions } from "./attributes.js";
import { keptChoice } from "./choice.js";
import { Diagnosis } from "./diagnosis.js";
import { guard } from "./guard.js";
import { hostOf } from "./host.js";
import { HostRules } from "./host-rules.js";
import { claimName, leaveName } from "./names.js";
import { notice, saveAsFile } from "./notice.js";
import { StartError } from "./load.js";
import { Operator } from "./operator.js";
import { endPrinting } from "./print.js";
import { forget, load, loadEnglish } from "./program.js";
import { announce } from "./tell.js";
import { Waiting } from "./waiting.js";
import { followWidth } from "./width.js";
import { wordsIn } from "./words.js";

/** A program that stops this soon after a restart stopped because of the answers. */
const SOON = 2000;

/** An answers file without answers. */
const NO_ANSWERS = '{"format":"santong-answers","version":1,"enterprise":{},"products":[]}';

/** One element's program, from its start to the element's removal. */
export class Session {
  /** `styled` loads the element's style, unless it is there. */
  constructor(element, styled) {
    this.element = element;
    this.styled = styled;
    /** The element's name in what is stored. */
    this.name = claimName(element);
    this.options = readOptions(element);
    /** The language that the program speaks, once it has begun. */
    this.spoken = null;
    /** Where answers are kept, if the reader has chosen it. */
    this.choice = keptChoice(this.name);
    /** The latest answers, as the program handed them over before it used them. */
    this.journal = null;
    this.handle = null;
    /** What to tell whoever waits for the program's answer to a call, if there will be none. */
    this.refusals = new Set();
    /** Hands `join` what the running instance was made from, see `loadLater`. */
    this.joinTo = null;
    /** What the running instance was given; it asks for it again only if it cannot use it. */
    this.came = {};
    /** The rules that the host page wants. */
    this.rules = new HostRules(this);
    /** What the page's operator says of itself. */
    this.operator = new Operator(element);
    /** Who waits until the program has its rules. */
    this.whole = new Waiting();
    /** Settled as soon as the program has begun for the first time. */
    this.begun = new Promise((resolve) => {
      this.begin = resolve;
    });
    this.ended = false;
    this.restarted = -Infinity;
    this.shown = null;
    this.unfollow = () => {};
  }

  /** The language of what the reader is told now. */
  get lang() {
    return this.spoken || this.options.lang;
  }

  /** Starts the program, with these answers if there are any. */
  async start(restore) {
    // Until the program is there the reader sees what the host page wrote into the element.
    this.show(document.createElement("slot"));
    this.operator.write(this.lang);
    // So that it is there when the program asks; the program tells the reader of a failure.
    if (this.lang === "en") loadEnglish().catch(() => {});
    try {
      const [program] = await Promise.all([load(), this.styled()]);
      const glue = program.makeGlue();
      const imports = glue.imports();
      const exports = await program.engine.instantiate(imports);
      let joined = null;
      this.joinTo = async (join) => {
        joined = joined || join(imports, exports);
        try {
          await joined;
        } catch (caught) {
          joined = null;
          throw caught;
        }
      };
      this.came = {};
      if (this.ended) return;
      glue.link(guard(exports, (caught) => this.stopped(caught)));
      this.handle = this.mount(glue, program, restore);
      this.begin();
    } catch (caught) {
      if (!this.ended) this.failed(caught);
    }
  }

  /** Takes the program away. */
  end() {
    this.ended = true;
    this.unfollow();
    this.operator.remove();
    const why = new DOMException("<santong-check> was removed from its page", "InvalidStateError");
    this.whole.refuse(why);
    this.refuseCalls(why);
    leaveName(this.name);
    endPrinting(this.element.shadowRoot);
    if (this.handle) this.handle.destroy();
    this.handle = null;
    this.shown.remove();
  }

  /**
   * Calls the program with `act(handle, done)` and waits until it says that it is done, and what came
   * of it; fails when it stops or the element is removed before.
   */
  call(act) {
    let refuse;
    const came = new Promise((resolve, reject) => {
      refuse = reject;
      this.refusals.add(refuse);
      act(this.handle, resolve);
    });
    return came.finally(() => this.refusals.delete(refuse));
  }

  refuseCalls(why) {
    for (const refuse of this.refusals) refuse(why);
  }

  /** The host page has set an attribute anew. */
  changed(attribute) {
    if (OPERATOR.includes(attribute)) this.operator.write(this.lang);
    const name = readAnew(this.element, attribute, this.options);
    if (name === "lang") this.spoken = null;
    if (name === "start") this.leadToStart();
    // The reader's own choice stays.
    const settled = name === "storage" && this.choice !== null;
    if (this.handle && name !== null && !settled) this.handle.changed(attribute);
  }

  /** The program has its rules, for the first time or after a stop. */
  becameWhole() {
    this.whole.go();
    this.leadToStart();
  }

  /** Settles once the program has the rules that the host page wants it to have. */
  async ready() {
    await this.whole.until();
    await this.rules.settled;
  }

  /** Where the host page wants the reader to begin. */
  async leadToStart() {
    await this.rules.settled;
    const { start } = this.options;
    if (start === null || !this.handle) return;
    this.handle.lead(start, 0, true, (came) => {
      if (came) console.warn(`<santong-check start="${start}">: no question and no place has this name`);
    });
  }

  mount(glue, program, restore) {
    const place = document.createElement("div");
    place.lang = this.lang;
    this.unfollow();
    this.show(place);
    this.unfollow = followWidth(place);
    try {
      return glue.start(place, program.cover, hostOf(this, restore));
    } catch (caught) {
      throw new StartError("rules", program.coverFile, caught);
    }
  }

  /** The program stopped in the middle of something. */
  stopped(caught) {
    console.error("santong-check: the program stopped", caught);
    this.handle = null;
    this.whole.stop();
    this.refuseCalls(new Error(`<santong-check> stopped: ${caught}`));
    if (this.ended) return;
    announce(this.element, "error", { kind: "stopped", faults: [], message: String(caught) });
    const words = wordsIn(this.lang);
    const again = performance.now() - this.restarted < SOON;
    const kept = this.journal !== null;
    const text = (kept ? words.kept : words.stopped) + (again ? words.stoppedAgain : "");
    const actions = [[words.restart, () => this.restart(this.journal)]];
    if (kept) actions.push([words.save, () => this.save()]);
    if (again) {
      actions.push([kept ? words.startOverSaving : words.startOver, () => this.startOver()]);
    }
    const more = new Diagnosis("stopped", "", caught);
    this.show(notice(text, actions, more.show(words))).focus();
  }

  /** The program could not start. */
  failed(caught) {
    console.error("santong-check: the program cannot start", caught, caught.caught);
    forget();
    const words = wordsIn(this.lang);
    const { cause, file } = caught instanceof StartError ? caught : { cause: "damaged", file: "" };
    const why = caught.caught && caught.caught.message;
    const message = `${cause} ${file}${why ? `: ${why}` : ""}`;
    announce(this.element, "error", { kind: "start", faults: [], message });
    this.whole.fail(new Error(`<santong-check> could not start: ${message}`));
    const more = new Diagnosis(cause, file, caught.caught || caught);
    const actions = [[words.restart, () => this.start(null)]];
    this.show(notice(words.causes[cause](file, why), actions, more.show(words)));
  }

  restart(restore) {
    this.restarted = performance.now();
    this.start(restore);
  }

  startOver() {
    if (this.journal !== null) this.save();
    this.journal = null;
    this.restart(NO_ANSWERS);
  }

  save() {
    saveAsFile(wordsIn(this.lang).fileName, this.journal);
  }

  show(node) {
    if (this.shown) this.shown.remove();
    this.operator.putBelow(node);
    this.shown = node;
    return node;
  }
}
