/**
 * Loads what all elements of a page share: the compiled module or its plain JavaScript twin, the
 * glue and the rule set. Each element then starts an instance of its own from it.
 */

import { compile, fetchBytes, importScript, loadEngine, retry } from "./load.js";
import { nameOf } from "./reference.js";

/** The files of the package; the build puts in names that bear a hash of the content. */
export const files = {
  glue: "widget.js",
  module: "widget.wasm",
  later: "later.wasm",
  twin: "twin.js",
  cover: "cover.bin",
  rules: "rules.bin",
  english: "words.en.txt",
  overlay: "overlay.js",
};

let shared = null;
let later = null;
let english = null;

/** The program and the cover of its rules, the same for all elements. */
export function load() {
  shared = shared || loadAll();
  return shared;
}

/**
 * What the first screen does not need, the same for all elements: the rule set and `join`, which
 * adds the program's second part to an instance. Asked for again after a failure, and `anew` where
 * what came was no good.
 */
export function loadLater(anew) {
  if (anew) {
    retry();
    later = null;
  }
  later =
    later ||
    load()
      .then(({ engine }) => Promise.all([fetchBytes(files.rules), engine.secondPart()]))
      .then(([rules, join]) => ({ rules, join }))
      .catch((caught) => {
        later = null;
        throw caught;
      });
  return later;
}

/**
 * The program's words in English, the same for all elements. Asked for again after a failure, and
 * `anew` where what came was no good.
 */
export function loadEnglish(anew) {
  if (anew) {
    retry();
    english = null;
  }
  english =
    english ||
    fetchBytes(files.english)
      .then((bytes) => new TextDecoder().decode(bytes))
      .catch((caught) => {
        english = null;
        throw caught;
      });
  return english;
}

/** What takes the rules that a host page adds, the same for all elements. */
export function loadOverlay() {
  return importScript(files.overlay);
}

/** Makes the next call load everything anew. */
export function forget() {
  retry();
  shared = null;
  later = null;
}

async function loadAll() {
  const [glue, engine, cover] = await Promise.all([
    importScript(files.glue),
    loadWidget(),
    fetchBytes(files.cover),
  ]);
  return { makeGlue: glue.default, engine, cover, coverFile: nameOf(files.cover) };
}

/** What makes an instance from the program's imports, and later adds the second part to it. */
async function loadWidget() {
  const { instantiate, isTwin } = await loadEngine(files);
  return {
    instantiate,
    async secondPart() {
      // The twin is in one piece.
      if (isTwin) return () => {};
      const add = await compile(files.later);
      return (imports, exports) => add({ ...imports, first: exports });
    },
  };
}
