/** Takes the rules that a host page adds to those of the package; loaded only where a page does so. */

import { loadCompiler, loadRuleFiles, Stopped } from "./compiler.js";
import { asJson } from "./json.js";

/** Longest text, in bytes of UTF-16: real ones have some ten thousand. */
const LONGEST = 4_000_000;

/**
 * Compiles an overlay with the package's own rule files. It is an object in the form of a rule file,
 * the text of one in JSON or TOML, or its address on the page's own server. Gives the bytes of the
 * whole rule set, or the faults.
 */
export async function merge(overlay) {
  // All three come at the same time.
  const [file, compiler, base] = await Promise.all([
    asFile(overlay),
    loadCompiler(),
    loadRuleFiles(),
  ]);
  if (file.fault) return refused([file.fault]);
  let result;
  try {
    result = compiler.compile(base, [file]);
  } catch (caught) {
    if (!(caught instanceof Stopped)) throw caught;
    const hint = "请把这些规则交给本程序的维护者。";
    return refused([faulty(file.name, `程序没有检查完就停止了（${caught.message}）`, hint).fault]);
  }
  const { diagnostics, rules } = result;
  const faults = diagnostics.filter(({ severity }) => severity === "error");
  if (!rules) return refused(faults);
  for (const { file: name, line, column, message } of diagnostics) {
    if (name === file.name) console.warn(`santong-check: ${name}:${line}:${column}: ${message}`);
  }
  return { bytes: rules.bytes, faults: [] };
}

function refused(faults) {
  return { bytes: null, faults };
}

async function asFile(overlay) {
  if (overlay instanceof URL) return fetchFile(overlay);
  if (typeof overlay === "string") return named(overlay);
  try {
    const text = typeof overlay === "object" ? asJson(overlay, 2) : undefined;
    if (text !== undefined) return named(text);
  } catch {
    // Told below, with everything else that is no JSON.
  }
  return faulty("overlay", "这不是可以写成 JSON 的对象", "请给对象、JSON 文本或 TOML 文本。");
}

/** Only from the page's own server, also where the page has no policy that says so. */
async function fetchFile(address) {
  const name = address.pathname.split("/").pop() || "overlay";
  try {
    const response = await fetch(address.href, { mode: "same-origin", credentials: "same-origin" });
    if (!response.ok) return faulty(name, `规则文件没有取到（${response.status}）`, "请检查 rules 属性里的地址。");
    const bytes = await response.arrayBuffer();
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return named(text, name);
  } catch (caught) {
    const why = caught instanceof TypeError ? "规则文件没有取到，或者不是 UTF-8 编码" : String(caught);
    return faulty(name, why, "请检查网络和 rules 属性里的地址。");
  }
}

/** A text with a name that tells in which form it is. */
function named(text, name) {
  if (!text.trim()) return faulty(name || "overlay", "没有内容", "不加规则时请设为 null。");
  if (text.length > LONGEST) return faulty(name || "overlay", "规则太长", "请只给需要另加的规则。");
  const form = text.trimStart().startsWith("{") ? "json" : "toml";
  return { name: name || `overlay.${form}`, text };
}

function faulty(file, message, hint) {
  return { fault: { file, line: 1, column: 1, message, hint } };
}
