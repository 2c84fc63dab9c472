import { loadStyle } from "./load.js";

const STYLE = "print.css";

/** What print.css knows: a page that prints a sheet alone, and that sheet. */
const PRINTING = "santong-printing";
const SHEET = "santong-sheet";

/** How long a browser may take to say that it prints; one that is forbidden to says nothing. */
const PATIENCE = 15_000;

/** The latest printing, until everything is as it was before: what it is of, and how to undo it. */
let latest = null;

/**
 * Prints a copy of one node and nothing else of the page. A frame of its own is the only way: in a
 * shadow root the size of the paper cannot be set, and the rest of the page belongs to the host.
 */
export async function print(root, node, title) {
  const frame = document.createElement("iframe");
  frame.className = "print-frame";
  frame.title = title;
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  // Some engines put the frame's empty document in at once, others later.
  const there = new Promise((resolve) => {
    frame.addEventListener("load", resolve, { once: true });
  });
  root.append(frame);
  await there;
  const page = frame.contentDocument;
  if (!page) {
    // In a page without an origin a frame is a stranger.
    frame.remove();
    await printHere(root, node, title);
    return;
  }
  page.documentElement.lang = node.lang || root.host.lang || "zh-CN";
  page.title = title;
  page.body.append(page.importNode(node, true));
  await loadStyle(page.head, STYLE);
  const { contentWindow } = frame;
  contentWindow.focus();
  begin(root, contentWindow, title, () => frame.remove());
}

/** The same in the page itself, which shows nothing else on paper. */
async function printHere(root, node, title) {
  const sheet = document.createElement("div");
  sheet.className = SHEET;
  sheet.hidden = true;
  sheet.append(node.cloneNode(true));
  document.body.append(sheet);
  const style = await loadStyle(document.head, STYLE);
  // Only now: what is loaded for paper alone may come too late.
  style.media = "print";
  document.body.classList.add(PRINTING);
  begin(root, window, title, () => {
    sheet.remove();
    style.remove();
    // Whoever presses twice has another one here already.
    if (!document.querySelector(`.${SHEET}`)) document.body.classList.remove(PRINTING);
  });
}

/** Whatever is left of printing something of this root goes with it. */
export function endPrinting(root) {
  if (latest && latest.root === root) latest.undo();
}

/** Lets a window print; afterwards, or if that is forbidden, everything is as before. */
function begin(root, printed, title, remove) {
  if (latest) latest.undo();
  const restore = entitle(title);
  let prints = false;
  const undo = () => {
    if (!latest || latest.undo !== undo) return;
    latest = null;
    restore();
    remove();
  };
  latest = { root, undo };
  printed.addEventListener("beforeprint", () => (prints = true), { once: true });
  printed.addEventListener("afterprint", undo, { once: true });
  printed.print();
  setTimeout(() => {
    if (prints || !latest || latest.undo !== undo) return;
    console.error("santong-check: printing is forbidden here; a frame needs sandbox=\"allow-modals\"");
    undo();
  }, PATIENCE);
}

/** Browsers propose the title of the top page as the file's name. Returns the way back. */
function entitle(title) {
  const before = document.title;
  document.title = title;
  return () => {
    document.title = before;
  };
}
