/** The rule workbench: opens rule files, checks them, shows what comes of them. */

import { loadCompiler, loadRuleFiles, Stopped } from "../compiler.js";
import { Bench } from "./bench.js";
import { byId, fill, make } from "../dom.js";
import { fromDrop, fromField, fromPicker, read, ReadFault } from "./files.js";
import { showFindings } from "./findings.js";
import { save, showMade } from "./made.js";
import { Preview } from "./preview.js";
import { words } from "./words.js";

/** Where the rule files and those that only add to them come from; null for none. */
let source = null;
let added = null;
let made = null;
let turn = 0;

const preview = new Preview();
new Bench(loadCompiler).begin();

/** The rule files of the package itself. */
const own = { label: words.own, own: loadRuleFiles };

/** Reads everything anew and compiles it. */
async function check() {
  if (!source) return;
  turn += 1;
  const mine = turn;
  tell(words.reading);
  try {
    const [compiler, base, more] = await Promise.all([loadCompiler(), take(source), take(added)]);
    if (mine !== turn) return;
    tell(words.checking);
    // So that it is on the screen before the compiler keeps the page busy.
    await new Promise((resolve) => setTimeout(resolve));
    if (mine === turn) show(compiler, base, more);
  } catch (caught) {
    if (mine !== turn) return;
    show(null, { files: [], faults: [] }, { files: [], faults: [] });
    if (caught instanceof ReadFault) tell(caught.message);
    else if (caught instanceof Stopped) tell(words.stopped(caught.message));
    else if (caught.file) tell(words.notLoaded(caught.file));
    else throw caught;
  }
}

async function take(from) {
  if (!from) return { files: [], faults: [] };
  return from.own ? { files: await from.own(), faults: [] } : read(from);
}

function show(compiler, base, more) {
  const files = [...base.files, ...more.files];
  const unread = [...base.faults, ...more.faults];
  list(base.files, more.files);
  let diagnostics = unread;
  made = null;
  if (compiler && base.files.length > 0) {
    const result = compiler.compile(base.files, more.files);
    diagnostics = [...unread, ...result.diagnostics];
    // Without a file that should be there it is not what the reader means.
    made = unread.length > 0 ? null : result.rules || null;
  }
  showFindings(byId("findings"), diagnostics, files);
  showMade(made);
  preview.take(made);
  byId("again").disabled = source.own !== undefined && !added;
  const count = (severity) => diagnostics.filter((finding) => finding.severity === severity).length;
  const label = source.label;
  if (files.length + unread.length === 0) tell(words.none(label));
  else tell(words.counted(label, files.length + unread.length, count("error"), count("warning")));
}

function list(base, more) {
  const room = byId("file-list");
  const names = [
    ...base.map(({ name }) => make("li", "", name)),
    ...more.map(({ name }) => make("li", "", name, words.added)),
  ];
  room.hidden = names.length === 0;
  fill(room.querySelector("summary"), words.files(names.length));
  fill(room.querySelector("ul"), ...names);
  byId("without").hidden = !added;
}

function tell(text) {
  byId("summary").textContent = text;
}

/** Goes on with another source, once it is known. */
async function open(coming) {
  try {
    const chosen = await coming;
    if (!chosen) return;
    source = chosen;
    check();
  } catch (caught) {
    if (!(caught instanceof ReadFault)) throw caught;
    tell(caught.message);
  }
}

/** The same files may be chosen once more, so the field forgets them. */
function onChoice(id, act) {
  byId(id).addEventListener("change", ({ target }) => {
    const chosen = target.files.length > 0 ? fromField(target.files) : null;
    target.value = "";
    if (chosen) act(chosen);
  });
}

const canPick = "showDirectoryPicker" in window;
byId("open-folder").hidden = !canPick;
byId("folder-field").hidden = canPick;
byId("open-folder").addEventListener("click", () => open(fromPicker()));
byId("open-own").addEventListener("click", () => open(own));
byId("again").addEventListener("click", check);
byId("save").addEventListener("click", () => save(made));
onChoice("folder", open);
onChoice("some", open);
onChoice("added", (chosen) => {
  added = chosen;
  source = source || own;
  check();
});
byId("without").addEventListener("click", () => {
  added = null;
  check();
});
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.types.includes("Files")) open(fromDrop(event.dataTransfer));
});
