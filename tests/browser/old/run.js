// Drives Chromium 80: reads steps as JSON from standard input, prints what the `get` steps gave.
"use strict";
const modules = process.env.SANTONG_NODE_MODULES;
const puppeteer = require(modules + "/puppeteer-core");
const PATIENCE = 20000;

const inPage = (body) =>
  `(async () => { const host = document.querySelector("santong-check");
    const $ = (css) => host.shadowRoot.querySelector(css);
    const $$ = (css) => [...host.shadowRoot.querySelectorAll(css)];
    ${body} })()`;

async function wait(page, condition) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const [met, fault] = await page.evaluate(inPage(`return !!(${condition})`)).then(
      (value) => [value, ""],
      (caught) => [false, caught.message],
    );
    if (met) return;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${condition}; ${fault}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

async function element(page, css) {
  await wait(page, `$(${JSON.stringify(css)})`);
  const handle = await page.evaluateHandle(inPage(`return $(${JSON.stringify(css)})`));
  await page.evaluate((found) => found.scrollIntoView({ block: "center" }), handle);
  return handle.asElement();
}

async function take(page, step, results) {
  if (step.open) await page.goto(step.open);
  else if (step.reload) await page.reload();
  else if (step.wait) await wait(page, step.wait);
  else if (step.get) results.push((await page.evaluate(inPage(step.get))) ?? null);
  else if (step.click) await (await element(page, step.click)).click();
  else if (step.type) await typeInto(page, await element(page, step.type), step.text);
  else if (step.choose) await choose(page, await element(page, step.choose), step.value);
  else throw new Error("unknown step");
}

async function typeInto(page, field, text) {
  await field.focus();
  // One event for the whole text, as an input method does it; single letters by key.
  if (/^[\x20-\x7e]*$/.test(text)) await field.type(text);
  else await page.keyboard.sendCharacter(text);
}

function choose(page, field, value) {
  if (field._remoteObject.description.startsWith("select")) {
    return page.evaluate((list, chosen) => {
      list.value = chosen;
      list.dispatchEvent(new Event("input", { bubbles: true }));
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }, field, value);
  }
  return field.type(value);
}

async function main() {
  const steps = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const browser = await puppeteer.launch({
    executablePath: process.env.SANTONG_CHROMIUM80,
    userDataDir: process.env.SANTONG_PROFILE,
    args: ["--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote", "--window-size=1280,900", "--host-resolver-rules=MAP plain.test 127.0.0.1"],
    defaultViewport: { width: 1280, height: 900 },
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    const results = [];
    for (const [index, step] of steps.entries()) {
      await take(page, step, results).catch(async (caught) => {
        const seen = await page.evaluate("JSON.stringify(window.seen)").catch(String);
        const place = await page.evaluate(inPage("return $('.place').dataset.place")).catch(String);
        throw new Error(`step ${index} ${JSON.stringify(step)} at ${place}: ${caught.message}; the page noted ${seen}`);
      });
    }
    process.stdout.write(JSON.stringify(results));
  } finally {
    await browser.close();
  }
}

main().catch((caught) => {
  process.stdout.write(String(caught.stack));
  process.exitCode = 1;
});
