/** Gets files of the package, and starts programs in WebAssembly or in their plain JavaScript twins. */

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

/** Imports a script of the package. */
export async function importScript(file) {
  // An engine may remember that an import failed, hence another address for another attempt.
  const address = base + file + (retries > 0 ? `?${retries}` : "");
  try {
    return await import(address);
  } catch (caught) {
    // The engine does not tell why; the server does.
    await fetchBytes(file);
    throw new StartError("damaged", file, caught);
  }
}

/** The bytes of a file of the package. */
export async function fetchBytes(file) {
  let response;
  let bytes;
  try {
    response = await fetch(base + file, { cache: retries > 0 ? "reload" : "default" });
    bytes = await response.arrayBuffer();
  } catch (caught) {
    throw new StartError("unreachable", file, caught);
  }
  if (!response.ok) throw new StartError("missing", file, response.status);
  return new Uint8Array(bytes);
}
