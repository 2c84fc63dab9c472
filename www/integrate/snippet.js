/** What the integrator copies into the page, and into the package's files for frames. */

import { words } from "./words.js";

/** What the frame's address may set, see frame/embed.js; all else is for embed.json. */
export const IN_ADDRESS = ["storage", "region", "lang", "theme", "text-size", "start"];

const ELEMENT = "santong-check.js";
const UNSUPPORTED = "unsupported.js";
const LOADER = "santong-frame.js";

/** What a frame that keeps its readers' answers from the page around still needs. */
const SANDBOX = ["allow-scripts", "allow-modals", "allow-downloads"];

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function attribute([name, value]) {
  return value === "" ? ` ${name}` : ` ${name}="${escaped(value)}"`;
}

/** On the same site a path is enough. */
export function addressOf(file, { folder, server, site }) {
  return (server === site ? new URL(folder).pathname : folder) + file;
}

/** The tag of a script; hashes are compared across sites only if it is asked for by `crossorigin`. */
function script(file, more, settings, hashes) {
  const attributes = [...more, ["src", addressOf(file, settings)]];
  if (hashes[file]) attributes.push(["integrity", hashes[file]]);
  if (hashes[file] && settings.server !== settings.site) attributes.push(["crossorigin", "anonymous"]);
  return `<script${attributes.map(attribute).join("")}></script>`;
}

export function snippet(settings, hashes) {
  return settings.framed ? frame(settings, hashes) : element(settings, hashes);
}

function element(settings, hashes) {
  const attributes = Object.entries(settings.attributes).map(attribute).join("");
  const link = (text) => `<a href="${escaped(addressOf("checklist.html", settings))}">${text}</a>`;
  const [before, list, after] = words.noScript;
  return [
    script(ELEMENT, [["type", "module"]], settings, hashes),
    script(UNSUPPORTED, [["defer", ""]], settings, hashes),
    `<santong-check${attributes}>${words.loading}${link(words.checklist)}</santong-check>`,
    `<noscript><p>${before}${link(list)}${after}</p></noscript>`,
  ].join("\n");
}

function frame(settings, hashes) {
  const attributes = [
    ["data-santong", ""],
    ["title", words.title],
    ["width", "100%"],
    ["height", "900"],
    ["sandbox", sandbox(settings)],
    ["src", addressOf("embed.html", settings) + fragment(settings)],
  ];
  return `<iframe${attributes.map(attribute).join("")}></iframe>\n${script(LOADER, [], settings, hashes)}`;
}

/** The permissions of the frame. */
export function sandbox({ opaque, attributes }) {
  const more = opaque ? [] : ["allow-same-origin"];
  // Links of the operator open in a window of their own.
  const windows = attributes["link-hosts"] ? ["allow-popups", "allow-popups-to-escape-sandbox"] : [];
  return [...SANDBOX, ...more, ...windows].join(" ");
}

/** What the frame's address says after `#`. */
export function fragment({ attributes }) {
  const chosen = Object.entries(attributes).filter(([name]) => IN_ADDRESS.includes(name));
  const text = new URLSearchParams(chosen).toString();
  return text && `#${text}`;
}

/** The two files that tell a frame which sites it may talk to and what its operator says. */
export function frameFiles({ site, server, attributes }) {
  const others = Object.entries(attributes).filter(([name]) => !IN_ADDRESS.includes(name));
  // The package's own server is always one of them.
  const hosts = site === server ? [] : [site];
  const json = JSON.stringify({ hosts, attributes: Object.fromEntries(others) }, null, 2);
  return { json, script: `${words.sameContent}\nsantongHosts(${json});` };
}
