/** The headless module as Node runs it: every sample against its golden assessment, and bad input. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { load, SantongError } from "../../dist/santong-api.js";
import { built, json, names, text, validator } from "./help.mjs";

const asOf = "2026-11-22";
const samples = names("tests/samples", ".json");
const santong = await load();
const valid = validator(json("dist/schema/assessment.schema.json"));

/** As in the golden files: the hash changes with every word of a rule file. */
function golden(assessment) {
  return { ...assessment, rules: { ...assessment.rules, hash: "" } };
}

test("there are samples", () => assert.ok(samples.length > 20));

for (const name of samples) {
  test(`the sample ${name} is assessed as natively`, () => {
    const written = text(`tests/samples/${name}.json`);
    const expected = json(`tests/samples/golden/${name}.json`);
    const assessment = santong.assess(JSON.parse(written), { asOf });
    assert.deepEqual(golden(assessment), expected);
    assert.deepEqual(valid(assessment), []);
    assert.deepEqual(santong.assess(written, { asOf }), assessment, "as text");
    const dossier = { format: "santong-dossier", version: 1, answers: JSON.parse(written) };
    assert.deepEqual(santong.assess(dossier, { asOf }), assessment, "in a dossier");
  });
}

/** Today in China. */
function china() {
  return new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}

test("the day is today in China where none is given", () => {
  const before = china();
  const { as_of } = santong.assess(json("tests/samples/ready.json"));
  assert.ok([before, china()].includes(as_of), as_of);
});

/** The names of what is listed. */
function ids(list) {
  return new Set(list.map(({ id }) => id));
}

test("everything that an assessment names is explained by rules()", () => {
  const rules = santong.rules();
  const assessment = santong.assess(json("tests/samples/wire.json"), { asOf });
  const [criteria, measures, questions] = [rules.criteria, rules.measures, rules.questions].map(ids);
  for (const part of [assessment, ...assessment.products]) {
    for (const { id, because, given } of part.criteria) {
      assert.ok(criteria.has(id), id);
      for (const question of [...because, ...given]) assert.ok(questions.has(question), question);
    }
    for (const question of part.asked) assert.ok(questions.has(question), question);
  }
  for (const { id } of assessment.measures) assert.ok(measures.has(id), id);
  assert.equal(rules.rules.hash, assessment.rules.hash);
});

test("whoever answers 还不清楚 to what comes next is done within the bounds", () => {
  const answers = { format: "santong-answers", version: 1, enterprise: {}, products: [{ id: "p1", answers: {} }] };
  let next = santong.nextQuestions(answers, { asOf });
  const { at_least, at_most } = next;
  let count = 0;
  while (next.questions.length > 0 && count <= at_most) {
    const { id, product, standing } = next.questions[0];
    assert.equal(standing, "to_ask");
    const place = product === null ? answers.enterprise : answers.products[0].answers;
    place[id] = { unsure: true };
    count += 1;
    next = santong.nextQuestions(answers, { asOf });
  }
  assert.ok(at_least <= count && count <= at_most, `${at_least} ${count} ${at_most}`);
  assert.deepEqual([next.at_least, next.at_most], [0, 0]);
});

test("identifiers are checked", () => {
  const right = santong.checkIdentifier("credit-code", " 91330212max0lx3q31");
  assert.deepEqual(right, { state: "plausible", kind: "credit-code", text: "91330212MAX0LX3Q31", hint: null });
  const wrong = santong.checkIdentifier("credit-code", "91330212MAX0LX3Q32");
  assert.deepEqual([wrong.state, wrong.fault.code], ["faulty", "check"]);
  const doubtful = santong.checkIdentifier("standard-number", "GB 4706.1");
  assert.deepEqual([doubtful.state, doubtful.hint.code], ["plausible", "year-missing"]);
});

/** Verdicts on criteria that an overlay has added. */
function added({ criteria, products }) {
  const all = [criteria, ...products.map((product) => product.criteria)].flat();
  return all.filter(({ overlay }) => overlay !== undefined);
}

test("rule files are compiled, and what comes out is assessed with", async () => {
  const { rules, diagnostics } = await santong.compileRules();
  assert.deepEqual(diagnostics, []);
  assert.equal(rules.hash, santong.rules().rules.hash);
  const overlay = json("tests/overlays/example.json");
  const merged = await santong.compileRules(null, { overlays: overlay });
  assert.deepEqual(merged.diagnostics.filter(({ severity }) => severity === "error"), []);
  const own = { asOf, rules: merged.rules.bytes };
  const answers = json("tests/samples/ready.json");
  assert.ok(added(santong.assess(answers, own)).length > 0);
  assert.equal(added(santong.assess(answers, { asOf })).length, 0, "the other call keeps its rules");
  assert.deepEqual(santong.rules(own).overlays.map(({ id }) => id), [overlay.overlay.id]);
});

test("faults in rule files are a result with their places", async () => {
  const overlay = text("tests/overlays/example.json").replace('"criterion"', '"criterium"');
  const { rules, diagnostics } = await santong.compileRules(null, { overlays: [{ name: "x.json", text: overlay }] });
  assert.equal(rules, null);
  const [fault] = diagnostics.filter(({ severity }) => severity === "error");
  assert.equal(fault.file, "x.json");
  assert.ok(fault.line > 1 && fault.column > 0 && fault.message !== "" && fault.hint !== "");
});

test("module and rules may be given as bytes", async () => {
  const module = built("headless.", ".wasm");
  const { rules } = await santong.compileRules(null, { overlays: json("tests/overlays/example.json") });
  const expected = santong.rules({ rules: rules.bytes });
  for (const given of [module, module.buffer, await WebAssembly.compile(module)]) {
    const own = await load({ module: given, rules: rules.bytes });
    assert.deepEqual(own.rules(), expected);
  }
});

test("an answer may call back while it is read", () => {
  const answers = json("tests/samples/ready.json");
  const expected = santong.assess(answers, { asOf });
  let inner = null;
  const caller = {
    toJSON() {
      inner = santong.assess(answers, { asOf });
      return answers;
    },
  };
  assert.deepEqual(santong.assess(caller, { asOf }), expected);
  assert.deepEqual(inner, expected);
});

const ready = json("tests/samples/ready.json");
const circle = {};
circle.self = circle;
const withAnswer = (value) => ({ format: "santong-answers", version: 1, enterprise: { name: value } });
const throwing = {
  get asOf() {
    throw new Error("mine");
  },
};
const cutOff = built("rules.", ".bin").slice(0, -9);

const many = Array.from({ length: 101 }, () => ({ answers: {} }));

/** Calls that are refused: what is called, the code, the place. */
const refused = [
  [() => santong.assess(), "answers.not-json", ""],
  [() => santong.assess(circle), "answers.not-json", ""],
  [() => santong.assess(1n), "answers.not-json", ""],
  [() => santong.assess(() => {}), "answers.not-json", ""],
  [() => santong.assess('{"format":'), "answers.not-json", ""],
  [() => santong.assess(null), "answers.other-format", "format"],
  [() => santong.assess({}), "answers.other-format", "format"],
  [() => santong.assess([]), "answers.other-format", "format"],
  [() => santong.assess({ ...ready, version: 2 }), "answers.newer-version", "version"],
  [() => santong.assess(withAnswer(null)), "answers.wrong-type", "enterprise.name"],
  [() => santong.assess(withAnswer({ rows: [{ a: [] }] })), "answers.wrong-type", "enterprise.name.rows[0].a"],
  [() => santong.assess({ ...ready, products: [{}] }), "answers.wrong-type", "products[0]"],
  [() => santong.assess({ ...ready, products: many }), "answers.too-many", "products"],
  [() => santong.assess(withAnswer("x".repeat(100_001))), "answers.too-many", "enterprise.name"],
  [() => santong.assess(" ".repeat(8 * 1024 * 1024 + 1)), "answers.too-large", ""],
  [() => santong.assess(`${"[".repeat(1e6)}`), "answers.not-json", ""],
  [() => santong.assess(ready, 7), "options.wrong-type", "options"],
  [() => santong.assess(ready, { asof: asOf }), "options.unknown", "options.asof"],
  [() => santong.assess(ready, { asOf: new Date() }), "options.wrong-type", "options.asOf"],
  [() => santong.assess(ready, { asOf: "2026-02-30" }), "options.wrong-type", "options.asOf"],
  [() => santong.assess(ready, throwing), "options.wrong-type", "options.asOf"],
  [() => santong.nextQuestions(7), "answers.other-format", "format"],
  [() => santong.rules({ rules: "x" }), "rules.wrong-type", "options.rules"],
  [() => santong.rules({ rules: new Uint8Array(9) }), "rules.other-format", "options.rules"],
  [() => santong.rules({ rules: cutOff }), "rules.damaged", "options.rules"],
  [() => santong.rules({ rules: new Uint8Array(17 * 1024 * 1024) }), "rules.too-large", "options.rules"],
  [() => santong.checkIdentifier("isbn", "1"), "identifier.unknown-kind", "kind"],
  [() => santong.checkIdentifier(undefined, "1"), "identifier.unknown-kind", "kind"],
  [() => santong.checkIdentifier("hs-code", 1), "identifier.wrong-type", "text"],
  [() => santong.checkIdentifier("hs-code", "1".repeat(1001)), "identifier.too-large", "text"],
  [() => santong.compileRules(7), "files.wrong-type", "files"],
  [() => santong.compileRules(["", null]), "files.wrong-type", "files[1]"],
  [() => santong.compileRules(circle), "files.wrong-type", "files"],
  [() => santong.compileRules(Array(1001).fill("")), "files.too-many", "files"],
  [() => santong.compileRules(null, { overlays: "x".repeat(4 * 1024 * 1024 + 1) }), "files.too-large", "options.overlays"],
  [() => santong.compileRules(null, { overlay: "" }), "options.unknown", "options.overlay"],
  [() => load({ modul: null }), "options.unknown", "options.modul"],
  [() => load({ module: new Uint8Array(8) }), "load.module", "options.module"],
  [() => load({ module: new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]) }), "load.module", "options.module"],
  [() => load({ rules: "x" }), "rules.wrong-type", "rules"],
];

for (const [call, code, path] of refused) {
  test(`refused: ${call}`.slice(0, 120), async () => {
    await assert.rejects(async () => call(), (caught) => {
      assert.ok(caught instanceof SantongError, caught);
      assert.deepEqual([caught.name, caught.code, caught.path], ["SantongError", code, path]);
      assert.match(caught.message, /[一-龥]/);
      return true;
    });
  });
}

test("after all of that the checks still work", () => {
  assert.deepEqual(golden(santong.assess(ready, { asOf })), json("tests/samples/golden/ready.json"));
});
