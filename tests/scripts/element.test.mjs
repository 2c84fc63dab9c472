/** The element as the package describes it (pkg.json, custom-elements.json) against the element as it is. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { json, names, text, tool, validator } from "./help.mjs";

const about = json("pkg.json").element;
const manifest = json("dist/custom-elements.json");
const [declaration] = manifest.modules[0].declarations;

// All that the scripts need of a browser while they are loaded.
const defined = new Map();
globalThis.HTMLElement = function HTMLElement() {};
globalThis.customElements = { get: (name) => defined.get(name), define: (name, known) => defined.set(name, known) };
globalThis.document = { baseURI: "https://office.example/page/" };
globalThis.location = new URL(document.baseURI);
globalThis.CustomEvent = function CustomEvent(type, options) {
  Object.assign(this, { type }, options);
};

await import("../../www/santong-check.js");
const { readOptions } = await import("../../www/attributes.js");
const { hostOf } = await import("../../www/host.js");
const { HostRules } = await import("../../www/host-rules.js");
const { Session } = await import("../../www/session.js");

const known = defined.get("santong-check");

test("the manifest is one", () => {
  const Ajv = tool("ajv").default;
  const validate = new Ajv({ strict: false }).compile(tool("custom-elements-manifest/schema.json"));
  assert.ok(validate(manifest), JSON.stringify(validate.errors));
  assert.equal(validate({ ...manifest, modules: [{ kind: "other" }] }), false);
});

/** Holds the names of what is listed against those of a section. */
function same(list, section) {
  assert.deepEqual(new Set(list.map(({ name }) => name)), new Set(Object.keys(section)));
}

test("it says what pkg.json says", () => {
  same(declaration.attributes, about.attributes);
  same(declaration.members, { ...about.properties, ...about.methods });
  same(declaration.events, about.events);
  same(declaration.slots, about.slots);
  same(declaration.cssParts, about.css_parts);
  same(declaration.cssProperties, about.css_properties);
  for (const list of [declaration.attributes, declaration.members, declaration.events, declaration.cssParts]) {
    for (const { name, description } of list) assert.ok(description, name);
  }
});

test("the element is defined under these names", () => {
  assert.deepEqual(new Set(defined.keys()), new Set([about.name, about.also]));
  assert.deepEqual(new Set(manifest.modules[0].exports.map(({ name }) => name)), new Set(defined.keys()));
});

test("it observes these attributes", () => {
  assert.deepEqual(new Set(known.observedAttributes), new Set(Object.keys(about.attributes)));
});

test("it has these properties and methods", () => {
  const ofTheBrowser = ["constructor", "connectedCallback", "disconnectedCallback", "attributeChangedCallback"];
  const own = Object.entries(Object.getOwnPropertyDescriptors(known.prototype));
  const methods = own.filter(([name, { value }]) => value && !ofTheBrowser.includes(name)).map(([name]) => name);
  assert.deepEqual(new Set(methods), new Set(Object.keys(about.methods)));
  const properties = own.filter(([, { get, set }]) => get && set).map(([name]) => name);
  assert.deepEqual(new Set(properties), new Set(Object.keys(about.properties)));
  for (const [name, { parameters }] of Object.entries(about.methods)) {
    const needed = parameters.filter(({ optional }) => !optional);
    assert.equal(known.prototype[name].length, needed.length, name);
  }
  for (const name of properties) {
    assert.equal(String(new known()[name]), about.properties[name].default, name);
  }
});

/** What the element makes of an attribute, and what it says to the console. */
function read(name, value) {
  const said = [];
  const { warn } = console;
  console.warn = (line) => said.push(line);
  const given = { getAttribute: (asked) => (asked === name ? value : null), hasAttribute: (asked) => asked === name };
  const options = readOptions(given);
  console.warn = warn;
  const option = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return { value: options[option], said };
}

for (const [name, { values, default: usual }] of Object.entries(about.attributes)) {
  if (!Array.isArray(values)) continue;
  test(`the attribute ${name} takes what is listed and nothing else`, () => {
    for (const value of values) assert.deepEqual(read(name, value), { value, said: [] });
    assert.deepEqual(read(name, null), { value: usual, said: [] });
    const other = read(name, "unheard-of");
    assert.equal(other.value, usual);
    assert.equal(other.said.length, 1);
    for (const value of values) assert.ok(other.said[0].includes(value), value);
  });
}

/** All matches of a pattern in files, each by its first group. */
function found(folder, end, pattern) {
  const all = new Set();
  for (const name of names(folder, end)) {
    for (const [, match] of text(`${folder}/${name}${end}`).matchAll(pattern)) all.add(match);
  }
  return all;
}

test("these events are sent and no others", () => {
  const scripts = found("www", ".js", /announce\([\w.]+, "([\w-]+)"/g);
  const program = found("src/components", ".rs", /\.announce\("([\w-]+)"/g);
  const sent = new Set([...scripts, ...program].map((name) => `santong-${name}`));
  assert.deepEqual(sent, new Set(Object.keys(about.events)));
});

test("it has these slots and parts", () => {
  const slots = found("www", ".js", /slot\.name = "([\w-]+)"/g);
  assert.match(text("www/session.js"), /createElement\("slot"\)/);
  assert.deepEqual(new Set(["", ...slots]), new Set(Object.keys(about.slots)));
  const scripts = found("www", ".js", /setAttribute\("part", "([\w-]+)"/g);
  const program = found("src/components", ".rs", /\.attr\("part", "([\w-]+)"/g);
  assert.deepEqual(new Set([...scripts, ...program]), new Set(Object.keys(about.css_parts)));
});

test("it has these custom properties with these values", () => {
  const [, usual] = text("www/style/theme.css").match(/:host, :root \{([^}]*)\}/);
  const properties = [...usual.matchAll(/(--st-[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]);
  const said = Object.entries(about.css_properties).map(([name, entry]) => [name, entry.default]);
  assert.deepEqual(new Set(said), new Set(properties));
  const used = new Set();
  for (const name of names("www/style", ".css")) {
    for (const [, property] of text(`www/style/${name}.css`).matchAll(/var\((--st-[\w-]+)/g)) used.add(property);
  }
  for (const name of used) assert.ok(about.css_properties[name], name);
});

const schema = json("dist/schema/events.schema.json");
const valid = validator(schema);

/** An element that notes what is sent from it. */
function listener() {
  const heard = [];
  const dispatchEvent = ({ type, detail, bubbles, composed }) => {
    assert.ok(bubbles && composed);
    heard.push([type, detail]);
  };
  return { id: "x", dispatchEvent, heard };
}

/** What is sent while something is done, after a turn of the queue. */
async function heardOf(act) {
  const target = listener();
  const { error } = console;
  console.error = () => {};
  try {
    await act(target);
  } catch {
    // What comes after the event needs a browser.
  }
  await new Promise((resolve) => setTimeout(resolve));
  console.error = error;
  const [[type, detail]] = target.heard;
  assert.deepEqual(valid({ [type]: detail }), [], type);
  return { type, detail };
}

/** As much of a session as its announcements need. */
function session(element) {
  return { element, ended: false, whole: { stop() {}, fail() {} }, refuseCalls() {} };
}

test("events that the scripts send have the details that are published", async () => {
  assert.deepEqual(new Set(Object.keys(schema.properties)), new Set(Object.keys(about.events)));
  const dossier = {
    answers: json("tests/samples/ready.json"),
    assessment: json("tests/samples/golden/ready.json"),
    declarations: [],
    format: "santong-dossier",
    version: 1,
  };
  const handover = await heardOf((element) => hostOf({ element, options: {} }, null).handOver(JSON.stringify(dossier)));
  assert.deepEqual(handover.detail.dossier, dossier);
  const faults = [{ file: "overlay", line: 1, column: 1, message: "x", hint: "" }];
  const overlay = await heardOf((element) => new HostRules({ element, handle: null }).refuse(faults));
  assert.deepEqual(overlay.detail, { kind: "overlay", faults });
  const stopped = await heardOf((element) => Session.prototype.stopped.call(session(element), new Error("x")));
  assert.deepEqual([stopped.detail.kind, stopped.detail.message], ["stopped", "Error: x"]);
  const start = await heardOf((element) => Session.prototype.failed.call(session(element), new Error("x")));
  assert.equal(start.detail.kind, "start");
});

test("other details are refused", () => {
  const wrong = { kind: "other", faults: [] };
  assert.notDeepEqual(valid({ "santong-error": wrong }), []);
  assert.notDeepEqual(valid({ "santong-progress": { asked: 1, answered: 1 } }), []);
  assert.notDeepEqual(valid({ "santong-other": {} }), []);
});
