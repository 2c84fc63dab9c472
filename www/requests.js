import { forbidding } from "./forbidding.js";

/** What has to stand in the type of files that browsers are particular about. */
const TYPES = { ".js": "javascript", ".css": "text/css" };

/** Files come by requests, and their content is compared with the hashes that the loader holds. */
export const requests = {
  async bytes({ base, name, integrity, retries }) {
    const cache = retries > 0 ? "reload" : "default";
    // Firefox loads once more what a page has preloaded if the request is to compare hashes; so that
    // is done here where it can be, which is not on pages over plain http.
    const { subtle } = crypto;
    const response = await fetch(base + name, subtle ? { cache } : { cache, integrity });
    if (!response.ok) throw new Error(String(response.status));
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (subtle && integrity) await compare(bytes, integrity, subtle);
    return bytes;
  },

  async text(file) {
    return new TextDecoder().decode(await requests.bytes(file));
  },

  async script({ base, name, integrity, retries }) {
    const address = addressOf(base + name, retries);
    // `import()` takes no hash.
    await (self.document ? loadModule(address, integrity) : requests.bytes({ base, name, integrity, retries }));
    return import(address);
  },

  style({ base, name, integrity, retries, root }) {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = addressOf(base + name, retries);
    // Only what the page may read is compared.
    style.crossOrigin = "anonymous";
    style.integrity = integrity;
    return appended(style, root);
  },

  /** Why a file was not taken: a request that compares hashes only says that it failed. */
  async reason({ base, name, caught }) {
    let found;
    try {
      const response = await fetch(base + name, { cache: "reload" });
      await response.arrayBuffer();
      found = { cause: judged(response, name), why: caught };
      if (found.cause === "missing") found.why = new Error(String(response.status));
      if (found.cause === "mistyped") found.why = new Error(response.headers.get("Content-Type") || "");
    } catch (why) {
      found = { cause: "unreachable", why };
    }
    const directive = await forbidding(base + name, caught);
    return directive ? { cause: "forbidden", why: new Error(directive) } : found;
  },
};

/** An engine may remember that a file failed, hence another address for another attempt. */
function addressOf(address, retries) {
  return retries > 0 ? `${address}?${retries}` : address;
}

/** What is wrong with a file that was not taken and comes all the same. */
function judged(response, name) {
  if (!response.ok) return "missing";
  const type = response.headers.get("Content-Type") || "";
  const expected = Object.entries(TYPES).find(([ending]) => name.endsWith(ending));
  return expected && !type.includes(expected[1]) ? "mistyped" : "damaged";
}

/** An element loads a module only if the hash is right, and what is imported afterwards is that one. */
function loadModule(address, integrity) {
  const script = document.createElement("script");
  script.type = "module";
  script.src = address;
  script.integrity = integrity;
  return appended(script, document.head || document.documentElement).finally(() => script.remove());
}

async function compare(bytes, integrity, subtle) {
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  if (integrity !== `sha256-${btoa(String.fromCharCode(...digest))}`) throw new Error("wrong content");
}

/** Settles when an element that loads something has done so. */
export function appended(element, root) {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`cannot load ${element.src || element.href}`));
    element.addEventListener("load", () => resolve(element), { once: true });
    element.addEventListener("error", failed, { once: true });
    root.append(element);
  });
}
