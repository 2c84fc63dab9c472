import { loadStyle } from "./load.js";

const STYLE = "print.css";

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
  page.documentElement.lang = node.lang || root.host.lang || "zh-CN";
  page.title = title;
  page.body.append(page.importNode(node, true));
  await loadStyle(page.head, STYLE);
  const before = document.title;
  // Browsers propose the title of the top page as the file's name.
  document.title = title;
  frame.contentWindow.addEventListener("afterprint", () => {
    document.title = before;
    frame.remove();
  });
  frame.contentWindow.focus();
  frame.contentWindow.print();
}
