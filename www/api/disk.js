/** Files come from the disk, as in Node; see ../requests.js for the other way. */
export const disk = {
  async bytes({ base, name }) {
    const { readFile } = await builtin("node:fs/promises");
    return new Uint8Array(await readFile(new URL(name, base)));
  },

  script({ base, name, retries }) {
    return import(base + name + (retries > 0 ? `?${retries}` : ""));
  },

  async reason({ caught }) {
    return { cause: caught && caught.code === "ENOENT" ? "missing" : "unreachable", why: caught };
  },
};

/** By a variable, so that bundlers for browsers do not look for it. */
function builtin(name) {
  return import(name);
}
