import { SantongError } from "./error.js";

/** Longest text, in units of UTF-16: the compiler refuses files of more bytes. */
const LONGEST = 4 * 1024 * 1024;

/** Most files of one call; the project's own rules are some forty. */
const MOST = 1000;

/**
 * Rule files as the compiler takes them, `{ name, text }`, from what a caller gives: a text in TOML or
 * JSON, an object in the form of a rule file, such a pair, or a list of any of them.
 */
export function asFiles(given, path, stem) {
  if (!Array.isArray(given)) return [asFile(given, path, stem)];
  if (given.length > MOST) throw fault("files.too-many", `最多 ${MOST} 个文件`, path);
  return given.map((one, index) => asFile(one, `${path}[${index}]`, index > 0 ? `${stem}-${index + 1}` : stem));
}

function asFile(given, path, stem) {
  if (typeof given === "string") return named(given, path, stem);
  if (typeof given !== "object" || given === null) {
    throw fault("files.wrong-type", "应当是规则文件的文本、对象，或者 { name, text }", path);
  }
  const { name, text } = given;
  if (typeof name === "string" && typeof text === "string") return checked({ name, text }, path);
  try {
    return named(JSON.stringify(given, null, 2), path, stem);
  } catch (caught) {
    if (caught instanceof SantongError) throw caught;
    throw fault("files.wrong-type", `这不是可以写成 JSON 的对象（${String(caught)}）`, path);
  }
}

/** A text with a name that tells in which form it is. */
function named(text, path, stem) {
  const form = text.trimStart().startsWith("{") ? "json" : "toml";
  return checked({ name: `${stem}.${form}`, text }, path);
}

function checked(file, path) {
  if (file.text.length <= LONGEST) return file;
  throw fault("files.too-large", `文件有 ${file.text.length} 个字符，最多 ${LONGEST} 个：请拆成几个文件`, path);
}

function fault(code, message, path) {
  return new SantongError({ code, message, path });
}
