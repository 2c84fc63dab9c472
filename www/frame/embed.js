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
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  new Bridge(element, [home.origin, ...hosts]).open();
  startElement(home.href);
});

/** As in HTML, what is not there is off. */
function set(element, name, value) {
  if (value === false || value === null) return;
  try {
    element.setAttribute(name, value === true ? "" : String(value));
  } catch (caught) {
    console.warn(`santong-check: embed.json: “${name}” cannot be an attribute`, caught);
  }
}

/** The origin that a host in the list stands for, as a list; empty if it is none. */
function origins(host) {
  try {
    const { origin } = new URL(host);
    if (origin !== "null") return [origin];
  } catch {
    // Told below.
  }
  console.warn(`santong-check: embed.json: “${host}” is no host such as https://www.example.gov.cn`);
  return [];
}

async function readSettings() {
  try {
    const { hosts, attributes } = self.origin === "null" ? await byScript() : await byRequest();
    if (!Array.isArray(hosts)) console.warn("santong-check: embed.json: “hosts” has to be a list");
    return {
      hosts: Array.isArray(hosts) ? hosts.flatMap(origins) : [],
      attributes: attributes instanceof Object ? attributes : {},
    };
  } catch (caught) {
    console.warn("santong-check: the hosts of embed.json cannot be read; only this server is one", caught);
    return { hosts: [], attributes: {} };
  }
}

async function byRequest() {
  const response = await fetch(`${home.href}embed.json`);
  return response.json();
}

/** A page without an origin may load scripts only. */
function byScript() {
  return new Promise((resolve, reject) => {
    window.santongHosts = resolve;
    const script = document.createElement("script");
    script.src = `${home.href}embed.json.js`;
    script.addEventListener("error", () => reject(new Error(`cannot load ${script.src}`)));
    script.addEventListener("load", () => reject(new Error(`${script.src} does not call santongHosts({ … })`)));
    document.head.append(script);
  });
}
