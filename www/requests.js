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
    const found = await judged(base + name, caught);
    const directive = await forbidding(base + name, caught);
    return directive ? { cause: "forbidden", why: new Error(directive) } : found;
  },
};

/** An engine may remember that a file failed, hence another address for another attempt. */
function addressOf(address, retries) {
  return retries > 0 ? `${address}?${retries}` : address;
}

/** What is wrong with a file that was not taken, told by asking for it again. */
async function judged(address, caught) {
  try {
    const response = await fetch(address, { cache: "reload" });
    await response.arrayBuffer();
    if (!response.ok) return { cause: "missing", why: new Error(String(response.status)) };
    const type = response.headers.get("Content-Type") || "";
    const [, expected] = Object.entries(TYPES).find(([ending]) => address.endsWith(ending)) || [null, ""];
    return type.includes(expected)
      ? { cause: "damaged", why: caught }
      : { cause: "mistyped", why: new Error(type) };
  } catch (why) {
    return { cause: "unreachable", why };
  }
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

/** Settles when an element that loads something has done so; one that fails is taken away. */
export function appended(element, root) {
  return new Promise((resolve, reject) => {
    const failed = () => {
      element.remove();
      reject(new Error(`cannot load ${element.src || element.href}`));
    };
    element.addEventListener("load", () => resolve(element), { once: true });
    element.addEventListener("error", failed, { once: true });
    root.append(element);
  });
}
