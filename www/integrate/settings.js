/** What is chosen in the form: the attributes, and where everything lies. */

import { Fault, readFolder, readHosts, readRules, readSite } from "./addresses.js";
import { words } from "./words.js";

/** Attributes that are taken as they are written. */
const PLAIN = ["storage", "region", "lang", "theme", "text-size", "start", "office", "hotline", "notice", "disclaimer"];

/** Reads the form. What cannot be used is left out, and its fault is told by the field's name. */
export function readSettings(form) {
  const text = (name) => form.elements[name].value.trim();
  const faults = {};
  const attempt = (name, read) => {
    try {
      return read(text(name));
    } catch (caught) {
      if (!(caught instanceof Fault)) throw caught;
      faults[name] = caught.message;
      return null;
    }
  };
  const framed = text("form") === "frame";
  const opaque = framed && text("sandbox") === "opaque";
  const site = attempt("site", readSite);
  const folder = attempt("package", (value) => readFolder(value, site || location.origin));
  const server = folder && new URL(folder).origin;

  const attributes = {};
  for (const name of PLAIN) if (text(name)) attributes[name] = text(name);
  if (form.elements.handover.checked) attributes.handover = "";
  const hosts = attempt("link-hosts", readHosts);
  if (hosts) attributes["link-hosts"] = hosts;
  const rules = attempt("rules", (value) => {
    if (value && opaque) throw new Fault(words.rulesWithoutOrigin);
    return readRules(value, (framed ? server : site) || location.origin);
  });
  if (rules) attributes.rules = rules;
  if (opaque && ["tab", "local"].includes(attributes.storage)) faults.storage = words.noStorage;
  return { framed, opaque, site, folder, server, attributes, faults };
}

/** Puts each fault beside its field. */
export function showFaults(form, faults) {
  for (const room of form.querySelectorAll("p.fault")) {
    const name = room.id.replace(/-fault$/, "");
    const fault = faults[name] || "";
    if (room.textContent !== fault) room.textContent = fault;
    if (fault) form.elements[name].setAttribute("aria-invalid", "true");
    else form.elements[name].removeAttribute("aria-invalid");
  }
}
