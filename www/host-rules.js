import { loadLater, loadOverlay } from "./program.js";
import { announce } from "./tell.js";
import { wordsIn } from "./words.js";

/** The rules that one element's program runs on: those of the package, unless its host page wants others. */
export class HostRules {
  constructor(session) {
    this.session = session;
    /** A compiled rule set in the place of the package's own. */
    this.bytes = null;
    this.turn = 0;
    /** Settled as soon as the program has what was wanted last, or the page was told why not. */
    this.settled = Promise.resolve();
  }

  /** Takes what the host page wants, see `fetch`. */
  want(wishes) {
    this.settled = this.fetch(wishes).catch((caught) => {
      console.error("santong-check: cannot load the rules that the page wants", caught);
    });
  }

  /**
   * Gets what the host page wants: to `overlay` the package's rules, or another `ruleSet` in their
   * place; neither of them means the package's rules as they are. What is wanted later wins.
   */
  async fetch({ overlay, ruleSet }) {
    const { session } = this;
    const added = overlay === null ? session.options.rules : overlay;
    if (added === null && ruleSet === null && this.turn === 0) return;
    this.turn += 1;
    const { turn } = this;
    let bytes = ruleSet;
    let faults = [];
    // The first screen comes first.
    await session.begun;
    try {
      await this.joined();
      if (added !== null) {
        const { merge } = await loadOverlay();
        ({ bytes, faults } = await merge(added));
      }
    } catch (caught) {
      faults = [unloaded(caught)];
    }
    if (turn !== this.turn || session.ended) return;
    if (faults.length > 0) this.refuse(faults);
    await this.take(faults.length > 0 ? null : bytes);
  }

  /** Hands the bytes of a rule set to the program, or the package's own. */
  async take(bytes) {
    const changes = bytes !== this.bytes;
    this.bytes = bytes;
    if (!changes) return;
    const own = await this.joined();
    if (this.session.handle) this.session.handle.take_rules(this.bytes || own);
  }

  /** The package's own rule set; the running instance has its second part then. */
  async joined() {
    const { rules, join } = await loadLater();
    await this.session.joinTo(join);
    return rules;
  }

  /** Tells the page, whoever looks at the console, and the reader. */
  refuse(faults) {
    const { element, handle } = this.session;
    const lines = faults.map(
      ({ file, line, column, message, hint }) => `${file}:${line}:${column}: ${message} ${hint}`,
    );
    console.error(["santong-check: the overlay was not taken", ...lines].join("\n"));
    announce(element, "error", { kind: "overlay", faults });
    if (handle) handle.tell_not_added();
  }
}

/** A file that did not come, as a fault at no place in it. */
function unloaded({ cause, file = "", message }) {
  const say = wordsIn("zh-CN").causes[cause];
  return { file, line: 0, column: 0, message: say ? say(file, "") : String(message), hint: "" };
}
