/** Where there is no WebAssembly, the headless module runs as plain JavaScript and says the same. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { json } from "./help.mjs";

const { load } = await import("../../dist/santong-api.js");

test("the twin assesses as the module does", async () => {
  const { WebAssembly } = globalThis;
  delete globalThis.WebAssembly;
  const santong = await load();
  globalThis.WebAssembly = WebAssembly;
  for (const name of ["ready", "wire"]) {
    const assessment = santong.assess(json(`tests/samples/${name}.json`), { asOf: "2026-11-22" });
    assessment.rules.hash = "";
    assert.deepEqual(assessment, json(`tests/samples/golden/${name}.json`));
  }
});
