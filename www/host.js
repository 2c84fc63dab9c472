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
      return options.storage;
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
    key: keyOf(element),
    /** Answers to begin with, after the program stopped. */
    restore,
    /** Takes the latest answers, before the program uses them. */
    journal(answers) {
      session.journal = answers;
    },
    /** The reader has chosen where answers are kept; it still holds after the program stopped. */
    chose(storage) {
      session.chosen = true;
      options.storage = storage;
    },
    /** The program speaks this language from now on; it still does after it stopped. */
    speaks(lang) {
      session.spoken = lang;
      session.operator.write(lang);
    },
    /** Numbers and states for the page, see src/told.rs. */
    tell(event, detail) {
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

/** Names an element on its page, the same after a reload: its id, or its place among its like. */
function keyOf(element) {
  // Colons part what the names of records are made of, and no id looks like a place.
  if (element.id) return element.id.replace(/[%:#]/g, encodeURIComponent);
  const all = [...document.querySelectorAll(element.localName)];
  return `${element.localName}#${all.indexOf(element)}`;
}
