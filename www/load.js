/** Gets files of the package, and starts programs in WebAssembly or in their plain JavaScript twins. */

import { integrityOf, nameOf } from "./reference.js";
import { requests } from "./requests.js";

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

/** How files come, see requests.js and classic/scripts.js. */
let carrier = requests;

/** Lets files come another way from now on. */
export function carryBy(another) {
  carrier = another;
}

let retries = 0;

/** After a failure: nothing is taken from a cache any more. */
export function retry() {
  retries += 1;
}

/** What makes instances of a module, in the form that works here. */
export async function loadEngine({ module, twin }) {
  if (!(await runsWebAssembly())) {
    const { instantiate } = await importScript(twin);
    return { instantiate, isTwin: true };
  }
  return { instantiate: await compile(module), isTwin: false };
}

/** Loads a module; the function makes an instance of it and gives its exports. */
export async function compile(file) {
  // From bytes and not from the response, so that the server's media type does not matter.
  const bytes = await fetchBytes(file);
  const damaged = (caught) => {
    throw new StartError("damaged", nameOf(file), caught);
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

/** Imports a script of the package, after its content was checked. */
export function importScript(file) {
  return ask("script", file);
}

/** Loads a style sheet of the package into a root, after its content was checked. */
export function loadStyle(root, file) {
  return ask("style", file, root);
}

/** The bytes of a file of the package, after they were checked. */
export function fetchBytes(file) {
  return ask("bytes", file);
}

/** The text of a file that is no part of the program, by its plain name. */
export function fetchText(name) {
  return ask("text", name);
}

async function ask(form, file, root) {
  const name = nameOf(file);
  try {
    return await carrier[form]({ base, name, integrity: integrityOf(file), retries, root });
  } catch (caught) {
    const { cause, why } = await carrier.reason({ base, name, caught });
    throw new StartError(cause, name, why);
  }
}
