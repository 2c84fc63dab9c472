/**
 * The compiler of rule files: a second program, which is loaded only where rule files are read in the
 * browser, and the rule files that the package's own rule set was made from.
 */

import { fetchBytes, importScript, loadEngine, retry } from "./load.js";

/** The files of the package; the build puts in names that bear a hash of the content. */
const files = {
  glue: "compiler.js",
  module: "compiler.wasm",
  twin: "compiler-twin.js",
  rules: "rule-files.json",
};

const coming = new Map();

/** The compiler: `compile(files, overlays)` and `evaluate(condition, values, day)`, see crates/workbench. */
export function loadCompiler() {
  return once("compiler", async () => {
    const [glue, engine] = await Promise.all([importScript(files.glue), loadEngine(files)]);
    const program = glue.default();
    program.link(await engine.instantiate(program.imports()));
    return { compile: watch(program.compile), evaluate: watch(program.evaluate) };
  });
}

/** The compiler stopped in the middle of a file. */
export class Stopped extends Error {}

/** After a stop the program's memory can no longer be trusted: whoever asks next gets a new one. */
function watch(call) {
  return (...values) => {
    try {
      return call(...values);
    } catch (caught) {
      coming.delete("compiler");
      throw new Stopped(String(caught));
    }
  };
}

/** The rule files of the package, as the compiler takes them. */
export function loadRuleFiles() {
  return once("rules", async () => {
    const bytes = await fetchBytes(files.rules);
    return JSON.parse(new TextDecoder().decode(bytes));
  });
}

/** Loads something once; after a failure it may be asked for again. */
function once(name, load) {
  if (!coming.has(name)) {
    const promise = load();
    coming.set(name, promise);
    promise.catch(() => {
      retry();
      coming.delete(name);
    });
  }
  return coming.get(name);
}
