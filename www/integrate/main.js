/** The page for integrators: settings, live preview, what to copy. */

import { byId, fill, make } from "../dom.js";
import { base } from "../load.js";
import { onCopy } from "./copy.js";
import { showHashes } from "./hashes.js";
import { packagePolicy, pagePolicy } from "./policy.js";
import { Preview } from "./preview.js";
import { readSettings, showFaults } from "./settings.js";
import { frameFiles, snippet } from "./snippet.js";
import { words } from "./words.js";

/** Who still writes is not disturbed. */
const PAUSE = 400;

const form = byId("settings");
const preview = new Preview();

/** What the package says of itself; without hashes until it has come. */
let about = null;
let hashes = {};

/** A name that the widget did not know, as where to start. */
let unknown = null;
let timer = 0;
let shown = null;

function read() {
  const settings = readSettings(form);
  if (unknown !== null && settings.attributes.start === unknown) {
    settings.faults.start = words.noStart(unknown);
    delete settings.attributes.start;
  }
  return settings;
}

/** Writes everything anew from what is chosen now. */
function write() {
  const settings = read();
  const { faults, framed } = settings;
  showFaults(form, faults);
  byId("sandbox-field").hidden = !framed;
  for (const block of document.querySelectorAll('[data-for="frame"]')) block.hidden = !framed;
  const names = Object.keys(faults).map((name) => words.labels[name]);
  byId("code-state").textContent = names.length > 0 ? words.mend(names) : "";
  const usable = names.length === 0 && about !== null;
  for (const button of document.querySelectorAll("[data-copy]")) button.disabled = !usable;
  const texts = usable ? textsFor(settings) : {};
  for (const field of document.querySelectorAll("textarea[readonly]")) {
    field.value = texts[field.id] || "";
    grow(field);
  }
  byId("snippet-help").textContent = framed ? words.frameHelp : words.elementHelp;
  byId("package-policy-help").textContent = words.packagePolicy + (settings.opaque ? words.packagePolicyNamed : "");
  fill(byId("remarks"), ...(usable ? remarksOn(settings) : []).map((text) => make("li", "", text)));
  clearTimeout(timer);
  timer = setTimeout(() => show(settings), PAUSE);
}

function textsFor(settings) {
  const { json, script } = frameFiles(settings);
  const policy = about.content_security_policy;
  return {
    snippet: snippet(settings, hashes),
    "embed-json": json,
    "embed-json-js": script,
    "page-policy": pagePolicy(policy, settings),
    "package-policy": packagePolicy(policy, settings),
  };
}

function remarksOn({ framed, opaque, site, server, folder }) {
  const { remarks } = words;
  const same = site === server;
  const said = [];
  if (!same) said.push((framed ? remarks.loaderCors : remarks.cors)(folder, site));
  if (!framed) said.push(remarks.sameServer);
  if (framed && !opaque && same) said.push(remarks.notIsolated);
  if (opaque) said.push(remarks.noHashes);
  if (framed && !same) said.push(remarks.frameOptions);
  return [...said, remarks.old];
}

/** As high as what stands in it. */
function grow(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function show(settings) {
  // What was told about the preview stays until something is set anew.
  const now = JSON.stringify(settings);
  if (now === shown) return;
  shown = now;
  preview.show(settings);
}

/** Only the widget knows all names; it is asked once the name is written. */
async function checkStart() {
  const name = form.elements.start.value.trim();
  if (!name) return;
  const known = await preview.knows(name);
  if (known || name !== form.elements.start.value.trim()) return;
  unknown = name;
  write();
}

/** The addresses that are right if this is the place where the package stays. */
function setDefaults() {
  form.elements.site.defaultValue = location.origin;
  form.elements.package.defaultValue = new URL(base).pathname;
}

async function begin() {
  setDefaults();
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = byId(button.dataset.copy);
    onCopy(button, () => field.value, field);
  }
  form.addEventListener("input", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(write));
  form.elements.start.addEventListener("change", checkStart);
  addEventListener("resize", () => document.querySelectorAll("textarea[readonly]").forEach(grow));
  write();
  try {
    const response = await fetch(`${base}pkg.json`, { cache: "no-cache" });
    about = await response.json();
  } catch (caught) {
    console.error("santong-check: cannot read pkg.json", caught);
    byId("summary").textContent = words.noList;
    return;
  }
  for (const { path, integrity } of about.files) hashes[path] = integrity;
  byId("summary").textContent = words.about(about);
  showHashes(about.files);
  write();
}

begin();
