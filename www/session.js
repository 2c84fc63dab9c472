import { readOptions } from "./attributes.js";
import { guard } from "./guard.js";
import { hostOf } from "./host.js";
import { HostRules } from "./host-rules.js";
import { notice, saveAsFile } from "./notice.js";
import { StartError } from "./load.js";
import { forget, load, loadEnglish } from "./program.js";
import { followWidth } from "./width.js";
import { wordsIn } from "./words.js";

/** A program that stops this soon after a restart stopped because of the answers. */
const SOON = 2000;

/** An answers file without answers. */
const NO_ANSWERS = '{"format":"santong-answers","version":1,"enterprise":{},"products":[]}';

/** One element's program, from its start to the element's removal. */
export class Session {
  constructor(element, ready) {
    this.element = element;
    this.ready = ready;
    this.options = readOptions(element);
    /** The latest answers, as the program handed them over before it used them. */
    this.journal = null;
    this.handle = null;
    /** Hands `join` what the running instance was made from, see `loadLater`. */
    this.joinTo = null;
    /** What the running instance was given; it asks for it again only if it cannot use it. */
    this.came = {};
    /** The rules that the host page wants. */
    this.rules = new HostRules(this);
    /** Settled as soon as the program has begun for the first time. */
    this.begun = new Promise((resolve) => {
      this.begin = resolve;
    });
    this.ended = false;
    this.restarted = -Infinity;
    this.shown = null;
    this.unfollow = () => {};
  }

  /** Starts the program, with these answers if there are any. */
  async start(restore) {
    // Until the program is there the reader sees what the host page wrote into the element.
    this.show(document.createElement("slot"));
    // So that it is there when the program asks; the program tells the reader of a failure.
    if (this.options.lang === "en") loadEnglish().catch(() => {});
    try {
      const [program] = await Promise.all([load(), this.ready]);
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
    if (this.handle) this.handle.destroy();
    this.shown.remove();
  }

  mount(glue, program, restore) {
    const place = document.createElement("div");
    place.lang = this.options.lang;
    this.unfollow();
    this.unfollow = followWidth(this.element, place);
    this.show(place);
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
    if (this.ended) return;
    const words = wordsIn(this.options.lang);
    const again = performance.now() - this.restarted < SOON;
    const kept = this.journal !== null;
    const text = (kept ? words.kept : words.stopped) + (again ? words.stoppedAgain : "");
    const actions = [[words.restart, () => this.restart(this.journal)]];
    if (kept) actions.push([words.save, () => this.save()]);
    if (again) {
      actions.push([kept ? words.startOverSaving : words.startOver, () => this.startOver()]);
    }
    this.show(notice(text, actions)).focus();
  }

  /** The program could not start. */
  failed(caught) {
    console.error("santong-check: the program cannot start", caught, caught.caught);
    forget();
    const words = wordsIn(this.options.lang);
    const { cause, file } = caught instanceof StartError ? caught : { cause: "damaged", file: "" };
    const why = caught.caught && caught.caught.message;
    this.show(notice(words.causes[cause](file, why), [[words.restart, () => this.start(null)]]));
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
    saveAsFile(wordsIn(this.options.lang).fileName, this.journal);
  }

  show(node) {
    if (this.shown) this.shown.remove();
    this.element.shadowRoot.append(node);
    this.shown = node;
    return node;
  }
}
