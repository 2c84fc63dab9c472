/** What an integrator writes as an address, read and checked. */

import { words } from "./words.js";

/** Something that cannot be used; the message stands beside the field. */
export class Fault extends Error {}

function address(text, base) {
  let url;
  try {
    url = new URL(text, base);
  } catch {
    throw new Fault(words.noAddress);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new Fault(words.otherScheme(url.protocol));
  }
  if (url.username || url.password) throw new Fault(words.credentials);
  return url;
}

/** The site whose pages embed the widget, as an origin. */
export function readSite(text) {
  if (!text) throw new Fault(words.missing);
  const url = address(text);
  if (url.pathname !== "/" || url.search || url.hash) throw new Fault(words.noPath(url.origin));
  return url.origin;
}

/** The folder of the package, as the whole address, which ends in a slash. */
export function readFolder(text, site) {
  if (!text) throw new Fault(words.missing);
  const url = address(text, `${site}/`);
  const last = url.pathname.split("/").pop();
  if (url.search || url.hash || /\.(html?|js|json|css)$/i.test(last)) throw new Fault(words.notAFolder);
  if (site.startsWith("https:") && url.protocol === "http:") throw new Fault(words.mixed);
  return last ? `${url.href}/` : url.href;
}

/** The address of a rule file on a server, as it was written; null for none. */
export function readRules(text, server) {
  if (!text) return null;
  const url = address(text, `${server}/`);
  if (url.origin !== server) throw new Fault(words.otherServer(server));
  return text;
}

/** Host names, one blank between two; null for none. */
export function readHosts(text) {
  const names = text.split(/[\s,，、]+/).filter(Boolean);
  for (const name of names) {
    const host = hostIn(name);
    if (host !== name.toLowerCase()) throw new Fault(words.noHost(name, host));
  }
  return names.join(" ") || null;
}

/** The host name that is meant, in the form in which links are compared. */
function hostIn(text) {
  try {
    return new URL(text.includes("://") ? text : `https://${text}`).hostname;
  } catch {
    return "";
  }
}
