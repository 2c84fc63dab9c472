/**
 * The page for frames: starts the element as the frame's address says, and connects it with the page
 * around, if that page is one that may know how things stand.
 */
import { Bridge } from "./bridge.js";
import { startElement } from "./start.js";

/** What the address may set: nothing that the reader could take for the operator's words. */
const FROM_ADDRESS = ["region", "lang", "theme", "text-size", "storage", "start"];

const home = new URL("./", document.currentScript.src);

/** What the operator of the package allows and says, `{ hosts, attributes }`. */
const settings = readSettings();

addEventListener("DOMContentLoaded", async () => {
  const element = document.querySelector("santong-check");
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    if (FROM_ADDRESS.includes(name)) element.setAttribute(name, value);
  }
  const { hosts, attributes } = await settings;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  new Bridge(element, [home.origin, ...hosts]).open();
  startElement(home.href);
});

async function readSettings() {
  const none = { hosts: [], attributes: {} };
  try {
    const response = await fetch(`${home.href}embed.json`);
    const { hosts, attributes } = await response.json();
    return {
      hosts: Array.isArray(hosts) ? hosts.map(String) : none.hosts,
      attributes: attributes instanceof Object ? attributes : none.attributes,
    };
  } catch (caught) {
    // In a frame without an origin it cannot be read; then only the package's own server is a host.
    console.warn("santong-check: embed.json is not taken", caught);
    return none;
  }
}
