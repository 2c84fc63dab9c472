import { base as folder, carryBy } from "../load.js";
import { appended } from "../requests.js";

/** Where the build puts each file of the package once more, as a classic script. */
const FOLDER = "classic/";

/** The one name that these scripts share: each leaves its content under the file's name. */
const SHARED = "santongFiles";

/**
 * Files come as classic scripts: the only way where a page has no origin, as one opened from disk or in
 * a sandboxed frame has none. Nobody can compare their content with a hash there.
 */
const scripts = {
  async bytes(file) {
    const binary = atob(await content(file));
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
    return bytes;
  },

  async text(file) {
    return new TextDecoder().decode(await scripts.bytes(file));
  },

  script(file) {
    return content(file);
  },

  style({ base, name, root }) {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = base + name;
    return appended(style, root);
  },

  async reason({ caught }) {
    return { cause: "unreachable", why: caught };
  },
};

async function content({ base, name, retries }) {
  const all = (window[SHARED] = window[SHARED] || {});
  if (!Object.prototype.hasOwnProperty.call(all, name)) {
    const script = document.createElement("script");
    script.src = `${base}${FOLDER}${name}.js${retries > 0 ? `?${retries}` : ""}`;
    await appended(script, document.head).finally(() => script.remove());
  }
  return all[name];
}

carryBy(scripts);
// Scripts that are bundled by themselves find the package by it.
(window[SHARED] = window[SHARED] || {}).base = folder;
