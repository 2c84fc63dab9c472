/**
 * Loads what all elements of a page share: the compiled module or its plain JavaScript twin, the
 * glue and the rule set. Each element then starts an instance of its own from it.
 */

/** The files of the package; the build puts in names that bear a hash of the content. */
const files = {
  glue: "widget.js",
  module: "widget.wasm",
  twin: "twin.js",
  rules: "rules.bin",
  texts: "texts.bin",
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
let texts = null;
let english = null;
let attempts = 0;

/** The program and its rules, the same for all elements. */
export function load() {
  shared = shared || loadAll();
  return shared;
}

/** The rule set's texts that nobody needs before the first screen; asked for again after a failure. */
export function loadTexts() {
  texts =
    texts ||
    fetchBytes(files.texts).catch((caught) => {
      texts = null;
      throw caught;
    });
  return texts;
}

/** The program's words in English, the same for all elements. Asked for again after a failure. */
export function loadEnglish() {
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
}

async function loadAll() {
  attempts += 1;
  const [glue, instantiate, rules] = await Promise.all([
    importScript(files.glue),
    loadEngine(),
    fetchBytes(files.rules),
  ]);
  return { makeGlue: glue.default, instantiate, rules, rulesFile: files.rules };
}

/** A function that makes an instance from the program's imports and gives its exports. */
async function loadEngine() {
  if (!(await runsWebAssembly())) {
    const twin = await importScript(files.twin);
    return (imports) => twin.instantiate(imports);
  }
  const bytes = await fetchBytes(files.module);
  let module;
  try {
    // From bytes and not from the response, so that the server's media type does not matter.
    module = await WebAssembly.compile(bytes);
  } catch (caught) {
    throw new StartError("damaged", files.module, caught);
  }
  return async (imports) => {
    try {
      return (await WebAssembly.instantiate(module, imports)).exports;
    } catch (caught) {
      throw new StartError("damaged", files.module, caught);
    }
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
