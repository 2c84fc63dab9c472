/** The files of the package with their hashes. */

import { byId, fill, make } from "../dom.js";
import { onCopy } from "./copy.js";

/** Shows all files that pkg.json lists. */
export function showHashes(files) {
  const rows = files.map(({ path, raw, integrity }) => {
    const head = make("th", "", path);
    head.scope = "row";
    return make("tr", "", head, make("td", "number", String(raw)), make("td", "hash", integrity));
  });
  fill(byId("hashes").querySelector("tbody"), ...rows);
  const lines = files.map(({ path, raw, integrity }) => `${path}\t${raw}\t${integrity}`);
  const button = byId("copy-hashes");
  button.disabled = false;
  onCopy(button, () => `${lines.join("\n")}\n`);
}
