import { forgetChoice, keepChoice } from "./choice.js";
import { saveAsFile } from "./notice.js";
import { print } from "./print.js";
import { fetchText } from "./load.js";
import { loadEnglish, loadLater } from "./program.js";
import { announce } from "./tell.js";

/** What a program may ask of the page around it. */
export function hostOf(session, restore) {
  const { element, options } = session;
  return {
    // What the page sets anew, the program reads anew.
    get storage() {
      return session.choice || options.storage;
    },
    get region() {
      return options.region;
    },
    get lang() {
      return session.lang;
    },
    get textSize() {
      return options.textSize;
    },
    get handover() {
      return options.handover;
    },
    key: session.name,
    /** Answers to begin with, after the program stopped. */
    restore,
    /** Takes the latest answers, before the program uses them; none once all was cleared. */
    journal(answers) {
      session.journal = answers;
      if (answers === "") forgetChoice(session.name);
    },
    /** The reader has chosen where answers are kept; it still holds after the program stopped. */
    chose(storage) {
      session.choice = storage;
      keepChoice(session.name, storage, options.storage);
    },
    /** The program speaks this language from now on; it still does after it stopped. */
    speaks(lang) {
      session.spoken = lang;
      session.operator.write(lang);
    },
    /** Numbers and states for the page, see src/told.rs. */
    tell(event, detail) {
      if (event === "error") console.error("santong-check:", detail);
      announce(element, event, JSON.parse(detail));
      if (event === "ready") queueMicrotask(() => session.becameWhole());
    },
    /** The reader hands everything over to the page. */
    handOver(dossier) {
      const { answers, assessment } = JSON.parse(dossier);
      announce(element, "handover", { answers, assessment, dossier: JSON.parse(dossier) });
    },
    /** The program's words in English. */
    async english() {
      try {
        const words = await loadEnglish(session.came.english);
        session.came.english = true;
        return words;
      } catch (caught) {
        console.error("santong-check: cannot load the English words", caught, caught.caught);
        throw caught;
      }
    },
    /** Offers a text as a file to save. */
    save: saveAsFile,
    /** Prints one node alone. */
    print(node, title) {
      print(element.shadowRoot, node, title).catch((caught) => {
        console.error("santong-check: cannot print", caught);
      });
    },
    /** The bytes of the rule set; the program's second part comes along. */
    async rules() {
      try {
        const { rules, join } = await loadLater(session.came.rules);
        await session.joinTo(join);
        session.came.rules = true;
        return session.rules.bytes || rules;
      } catch (caught) {
        console.error("santong-check: cannot load what comes later", caught, caught.caught);
        throw caught;
      }
    },
    /** The text of a file of the package. */
    fetch: fetchText,
  };
}
