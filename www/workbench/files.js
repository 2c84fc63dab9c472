/**
 * Reads rule files from wherever they are given. A source has a label and `entries`, which lists what
 * is there now: a path below the folder, and the way to its bytes.
 */

import { words } from "./words.js";

/** Largest rule file that is read, in bytes, as on the command line. */
const MAX_FILE = 4 * 1024 * 1024;

/** Most files that are looked at in a folder. */
const MAX_FILES = 2000;

const RULES = /\.(toml|json)$/;

/** A fault in reading that is told to the reader as it is. */
export class ReadFault extends Error {}

/** What was chosen in a file field, a whole folder or single files. */
export function fromField(list) {
  const files = [...list];
  const inFolder = files.length > 0 && path(files[0]).includes("/");
  const cut = (file) => (inFolder ? path(file).split("/").slice(1).join("/") : file.name);
  return {
    label: inFolder ? words.folder(path(files[0]).split("/")[0]) : words.some,
    entries: async () => files.map((file) => ({ name: cut(file), file: async () => file })),
  };
}

function path(file) {
  return file.webkitRelativePath || file.name;
}

/** A folder that the browser lets us read anew at any time; null where the reader gave none. */
export async function fromPicker() {
  try {
    return fromHandle(await window.showDirectoryPicker({ id: "rules" }));
  } catch (caught) {
    if (caught.name === "AbortError") return null;
    throw new ReadFault(words.refused);
  }
}

/** What was dropped on the page. To be called before the event has ended. */
export async function fromDrop(transfer) {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const dropped = items.map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
  const files = [...transfer.files];
  if (window.showDirectoryPicker && items.length === 1 && items[0].getAsFileSystemHandle) {
    const handle = await items[0].getAsFileSystemHandle();
    if (handle && handle.kind === "directory") return fromHandle(handle);
  }
  if (dropped.length === 1 && dropped[0] && dropped[0].isDirectory) return fromEntry(dropped[0]);
  return fromField(files);
}

function fromHandle(folder) {
  async function walk(handle, before, found) {
    for await (const child of handle.values()) {
      const name = before + child.name;
      if (child.kind === "directory") await walk(child, `${name}/`, found);
      else found.push({ name, file: () => child.getFile() });
      bound(found);
    }
    return found;
  }
  return { label: words.folder(folder.name), entries: () => walk(folder, "", []) };
}

function fromEntry(folder) {
  async function children(reader) {
    const some = await promised((resolve, reject) => reader.readEntries(resolve, reject));
    return some.length > 0 ? [...some, ...(await children(reader))] : [];
  }
  async function walk(entry, before, found) {
    for (const child of await children(entry.createReader())) {
      const name = before + child.name;
      if (child.isDirectory) await walk(child, `${name}/`, found);
      else found.push({ name, file: () => promised((resolve, reject) => child.file(resolve, reject)) });
      bound(found);
    }
    return found;
  }
  return { label: words.folder(folder.name), entries: () => walk(folder, "", []) };
}

function promised(call) {
  return new Promise(call);
}

function bound(found) {
  if (found.length > MAX_FILES) throw new ReadFault(words.tooMany(MAX_FILES));
}

/**
 * The rule files of a source as `{ name, text }`, in byte order of their names, and the faults of
 * those that cannot be read.
 */
export async function read(source) {
  const entries = await source.entries();
  bound(entries);
  const files = [];
  const faults = [];
  for (const { name, file } of entries.filter((entry) => RULES.test(entry.name))) {
    const content = await bytesOf(file);
    if (content.byteLength > MAX_FILE) faults.push(fault(name, 1, words.tooLarge(MAX_FILE), ""));
    else decode(name, new Uint8Array(content), files, faults);
  }
  files.sort((a, b) => inByteOrder(a.name, b.name));
  return { files, faults };
}

async function bytesOf(file) {
  try {
    const content = await file();
    // A film chosen by mistake is not read.
    return content.size > MAX_FILE ? { byteLength: content.size } : await content.arrayBuffer();
  } catch {
    throw new ReadFault(words.changed);
  }
}

function decode(name, bytes, files, faults) {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    files.push({ name, text: decoder.decode(bytes) });
  } catch {
    faults.push(fault(name, firstBadLine(bytes), words.notUtf8, words.notUtf8Hint));
  }
}

/** No character of several bytes has a line break among them, so each line can be tried by itself. */
function firstBadLine(bytes) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let begin = 0;
  for (;;) {
    const end = bytes.indexOf(10, begin);
    try {
      decoder.decode(bytes.subarray(begin, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    begin = end + 1;
    line += 1;
  }
}

function fault(file, line, message, hint) {
  return { severity: "error", code: "file", file, line, column: 1, width: 1, message, hint };
}

function inByteOrder(a, b) {
  const [left, right] = [a, b].map((name) => [...name].map((letter) => letter.codePointAt(0)));
  const at = left.findIndex((letter, index) => letter !== right[index]);
  if (at < 0) return left.length - right.length;
  return at < right.length ? left[at] - right[at] : 1;
}
