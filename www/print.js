import { loadStyle } from "./load.js";

const STYLE = "print.css";

/** What print.css knows: a page that prints a sheet alone, and that sheet. */
const PRINTING = "santong-printing";
const SHEET = "santong-sheet";

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
    await printHere(node, title);
    return;
  }
  page.documentElement.lang = node.lang || root.host.lang || "zh-CN";
  page.title = title;
  page.body.append(page.importNode(node, true));
  await loadStyle(page.head, STYLE);
  const restore = entitle(title);
  frame.contentWindow.addEventListener("afterprint", () => {
    restore();
    frame.remove();
  });
  frame.contentWindow.focus();
  frame.contentWindow.print();
}

/** The same in the page itself, which shows nothing else on paper. */
async function printHere(node, title) {
  const sheet = document.createElement("div");
  sheet.className = SHEET;
  sheet.hidden = true;
  sheet.append(node.cloneNode(true));
  document.body.append(sheet);
  const style = await loadStyle(document.head, STYLE);
  // Only now: what is loaded for paper alone may come too late.
  style.media = "print";
  document.body.classList.add(PRINTING);
  const restore = entitle(title);
  addEventListener(
    "afterprint",
    () => {
      restore();
      document.body.classList.remove(PRINTING);
      sheet.remove();
      style.remove();
    },
    { once: true },
  );
  window.print();
}

/** Browsers propose the title of the top page as the file's name. Returns the way back. */
function entitle(title) {
  const before = document.title;
  document.title = title;
  return () => {
    document.title = before;
  };
}
