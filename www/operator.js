import { OPERATOR } from "./attributes.js";
import { wordsIn } from "./words.js";

/** Addresses in a text; only those of listed hosts become links. */
const ADDRESS = /https:\/\/[^\s"'<>，。；：、（）“”]+/g;

/**
 * What the operator of the host page says of itself, below the program: office, hotline, a local
 * notice, a disclaimer, as texts; and whatever it puts into the slot `operator` itself.
 */
export class Operator {
  constructor(element) {
    this.element = element;
    this.box = document.createElement("section");
    this.box.className = "operator";
    this.box.setAttribute("part", "operator");
    this.list = document.createElement("dl");
    const slot = document.createElement("slot");
    slot.name = "operator";
    this.slot = slot;
    slot.addEventListener("slotchange", () => this.hideEmpty());
    this.box.append(this.list, slot);
  }

  /** Puts a node into the element, above this. */
  putBelow(node) {
    this.element.shadowRoot.append(node, this.box);
  }

  remove() {
    this.box.remove();
  }

  /** Writes the texts as they are now. */
  write(lang) {
    const words = wordsIn(lang).operator;
    this.box.setAttribute("aria-label", words.all);
    const hosts = (this.element.getAttribute("link-hosts") || "").toLowerCase().split(/[\s,]+/);
    const parts = [];
    for (const name of OPERATOR) {
      const text = (this.element.getAttribute(name) || "").trim();
      if (words[name] === undefined || !text) continue;
      const label = document.createElement("dt");
      label.lang = lang;
      label.textContent = words[name];
      const said = document.createElement("dd");
      said.append(...linked(text, hosts));
      parts.push(label, said);
    }
    this.list.hidden = parts.length === 0;
    this.list.textContent = "";
    this.list.append(...parts);
    this.hideEmpty();
  }

  hideEmpty() {
    this.box.hidden = this.list.hidden && this.slot.assignedNodes().length === 0;
  }
}

/** A text, in which the addresses of listed hosts are links; all others stay text. */
function linked(text, hosts) {
  const parts = [];
  let rest = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    const url = read(address);
    if (!url || !hosts.includes(url.hostname)) continue;
    const link = document.createElement("a");
    link.href = url.href;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.textContent = address;
    parts.push(text.slice(rest, index), link);
    rest = index + address.length;
  }
  parts.push(text.slice(rest));
  return parts;
}

function read(address) {
  try {
    const url = new URL(address);
    return url.username || url.password ? null : url;
  } catch {
    return null;
  }
}
