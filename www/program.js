/**
 * Loads what all elements of a page share: the compiled module or its plain JavaScript twin, the
 * glue and the rule set. Each element then starts an instance of its own from it.
 */

/** The files of the package; the build puts in names that bear a hash of the content. */
const files = {
  glue: "widget.js",
  module: "widget.wasm",
  later: "later.wasm",
  twin: "twin.js",
  cover: "cover.bin",
  rules: "rules.bin",
  english: "words.en.txt",
};

/** The smallest WebAssembly module there is. */
const EMPTY_MODULE = [0, 97, 115, 109, 1, 0, 0, 0];

/** The package's folder. */
export const base = new URL("./", import.meta.url).href;

/** Why the program cannot start: the name of a cause in `words`, the file, and what was caught. */
export class StartError extends Error {
  constructor(cause, file, caught) {
    super(`${cause}: ${file}`);
    this.cause = cause;
    this.file = file;
    this.caught = caught;
  }
}

let shared = null;
let later = null;
let english = null;
let attempts = 0;

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
    attempts += 1;
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
    attempts += 1;
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

/** Makes the next call load everything anew. */
export function forget() {
  shared = null;
  later = null;
}

async function loadAll() {
  attempts += 1;
  const [glue, engine, cover] = await Promise.all([
    importScript(files.glue),
    loadEngine(),
    fetchBytes(files.cover),
  ]);
  return { makeGlue: glue.default, engine, cover, coverFile: files.cover };
}

/** What makes an instance from the program's imports, and later adds the second part to it. */
async function loadEngine() {
  if (!(await runsWebAssembly())) {
    const twin = await importScript(files.twin);
    // The twin is in one piece.
    return { instantiate: twin.instantiate, secondPart: async () => () => {} };
  }
  const instantiate = await compile(files.module);
  return {
    instantiate,
    async secondPart() {
      const add = await compile(files.later);
      return (imports, exports) => add({ ...imports, first: exports });
    },
  };
}

/** Loads a module; the function makes an instance of it and gives its exports. */
async function compile(file) {
  // From bytes and not from the response, so that the server's media type does not matter.
  const bytes = await fetchBytes(file);
  const damaged = (caught) => {
    throw new StartError("damaged", file, caught);
  };
  const module = await WebAssembly.compile(bytes).catch(damaged);
  return async (imports) => {
    const instance = await WebAssembly.instantiate(module, imports).catch(damaged);
    return instance.exports;
  };
}

/** Whether WebAssembly is there and the page's security policy allows it; only trying tells. */
async function runsWebAssembly() {
  try {
    await WebAssembly.instantiate(new Uint8Array(EMPTY_MODULE));
    return true;
  } catch {
    return false;
  }
}

async function importScript(file) {
  // An engine may remember that an import failed, hence another address for another attempt.
  const address = base + file + (attempts > 1 ? `?${attempts}` : "");
  try {
    return await import(address);
  } catch (caught) {
    // The engine does not tell why; the server does.
    await fetchBytes(file);
    throw new StartError("damaged", file, caught);
  }
}

async function fetchBytes(file) {
  let response;
  let bytes;
  try {
    response = await fetch(base + file, { cache: attempts > 1 ? "reload" : "default" });
    bytes = await response.arrayBuffer();
  } catch (caught) {
    throw new StartError("unreachable", file, caught);
  }
  if (!response.ok) throw new StartError("missing", file, response.status);
  return new Uint8Array(bytes);
}
