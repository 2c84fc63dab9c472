/** What the tests of the scripts share: places, the tools from npm, the samples. */

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

/** Packages of the tools' private folder. */
export const tool = createRequire(new URL("xtask/tools/package.json", root));

/** The full path of something below the project's root. */
export function project(path) {
  return fileURLToPath(new URL(path, root));
}

/** The text of a file below the project's root. */
export function text(path) {
  return readFileSync(project(path), "utf8");
}

/** The JSON in a file below the project's root. */
export function json(path) {
  return JSON.parse(text(path));
}

/** The bytes of the file of the site whose name begins and ends so; between stands a hash. */
export function built(begin, end) {
  const name = readdirSync(project("dist")).find((file) => file.startsWith(begin) && file.endsWith(end));
  return new Uint8Array(readFileSync(project(`dist/${name}`)));
}

/** The names of the files in a folder that end so, without the ending. */
export function names(folder, end) {
  const files = readdirSync(project(folder)).filter((file) => file.endsWith(end));
  return files.map((file) => file.slice(0, -end.length));
}

/** A function that gives the faults that a schema of the site finds in a value. */
export function validator(schema) {
  const Ajv = tool("ajv/dist/2020").default;
  // Formats such as `uint32` are notes of the generator.
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  return (value) => (validate(value) ? [] : validate.errors.map((fault) => `${fault.instancePath} ${fault.message}`));
}
