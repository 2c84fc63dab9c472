/**
 * The checks without a screen, for scripts in browsers, in workers and in Node:
 *
 *     import { load } from "./santong-api.js";
 *     const santong = await load();
 *     santong.assess(answers, { asOf: "2026-11-22" });
 *
 * What each call takes and gives is told by `santong-api.d.ts` beside this file.
 */

import makeGlue from "santong-headless";
import { loadCompiler, loadRuleFiles, Stopped } from "../compiler.js";
import { base, carryBy, fetchBytes, loadEngine, retry, StartError } from "../load.js";
import { disk } from "./disk.js";
import { SantongError } from "./error.js";
import { asFiles } from "./rule-files.js";

export { SantongError };

/** The files of the package; the build puts in names that bear a hash of the content. */
const files = { module: "headless.wasm", twin: "headless-twin.js", rules: "rules.bin" };

/** What comes out of the module as it is. */
const CALLS = ["assess", "nextQuestions", "rules", "checkIdentifier"];

const LOAD_OPTIONS = ["module", "rules"];
const COMPILE_OPTIONS = ["overlays"];

// Where the package lies on a disk there is nobody to ask for files.
if (base.startsWith("file:")) carryBy(disk);

/** Loads the module and the package's rule set, or takes those that are given as bytes. */
export async function load(options) {
  const { module, rules } = known(options, LOAD_OPTIONS);
  const [engine, bytes] = await Promise.all([
    module === undefined ? ask(() => loadEngine(files)) : engineOf(module),
    rules === undefined ? ask(() => fetchBytes(files.rules)) : rules,
  ]);
  const glue = makeGlue();
  try {
    const exports = await engine.instantiate(glue.imports());
    if (!exports.memory) throw new TypeError("no memory");
    glue.link(exports);
  } catch (caught) {
    throw foreign(caught);
  }
  const call = watcher();
  call(glue.use_rules, [bytes]);
  const santong = { compileRules };
  for (const name of CALLS) santong[name] = (...given) => call(glue[name], given);
  return Object.freeze(santong);
}

/**
 * Compiles rule files, and others that only add to them, with the second module, which is loaded at
 * the first call.
 */
async function compileRules(given, options) {
  const { overlays = [] } = known(options, COMPILE_OPTIONS);
  const own = given === undefined || given === null;
  // What is given is looked at before anything is loaded for it.
  const wanted = own ? null : asFiles(given, "files", "rules");
  const added = asFiles(overlays, "options.overlays", "overlay");
  const [compiler, sources] = await ask(() =>
    Promise.all([loadCompiler(), wanted || loadRuleFiles()]),
  );
  try {
    return compiler.compile(sources, added);
  } catch (caught) {
    if (!(caught instanceof Stopped)) throw caught;
    throw stop(caught);
  }
}

/** A program whose memory can no longer be trusted is not called again. */
function watcher() {
  let stopped = null;
  return (call, given) => {
    if (stopped) throw stopped;
    try {
      return call(...given);
    } catch (caught) {
      if (isFault(caught)) throw new SantongError(caught);
      stopped = stop(caught);
      throw stopped;
    }
  };
}

function stop(caught) {
  const message = `程序没有算完就停止了（${String(caught)}）：请重新 load，并把这次的输入交给本程序的维护者`;
  return new SantongError({ code: "stopped", message, path: "" }, caught);
}

/** What the module throws is an object of its own making. */
function isFault(caught) {
  return typeof caught === "object" && caught !== null && typeof caught.code === "string";
}

async function engineOf(module) {
  const given = module instanceof WebAssembly.Module ? module : WebAssembly.compile(module);
  const compiled = await Promise.resolve(given).catch((caught) => {
    throw foreign(caught);
  });
  return { instantiate: async (imports) => (await WebAssembly.instantiate(compiled, imports)).exports };
}

function foreign(caught) {
  const message = "module 应当是这个安装包里 headless.….wasm 的内容（ArrayBuffer 或 Uint8Array），或者由它编译的 WebAssembly.Module";
  return new SantongError({ code: "load.module", message, path: "options.module" }, caught);
}

/** Gets files of the package; what failed may be asked for again. */
async function ask(get) {
  try {
    return await get();
  } catch (caught) {
    if (!(caught instanceof StartError)) throw caught;
    retry();
    const { cause, file } = caught;
    const message = `没有取到 ${file}（${cause}）：请检查网络，以及安装包里的文件是否齐全`;
    throw new SantongError({ code: "load.file", message, path: file }, caught.caught);
  }
}

/** Options by their names; a name that there is none of would go unnoticed. */
function known(options, names) {
  if (options === undefined || options === null) return {};
  if (typeof options !== "object") {
    const message = `options 应当是一个对象，可用的有 ${names.join("、")}`;
    throw new SantongError({ code: "options.wrong-type", message, path: "options" });
  }
  for (const name of Object.keys(options)) {
    if (names.includes(name)) continue;
    const message = `没有这个选项，可用的有 ${names.join("、")}`;
    throw new SantongError({ code: "options.unknown", message, path: `options.${name}` });
  }
  return options;
}
