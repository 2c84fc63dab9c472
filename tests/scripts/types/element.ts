// Every attribute, property, method and event of the element.

import type {
  AssessmentDetail,
  ErrorDetail,
  ErrorKind,
  HandoverDetail,
  OverlayFault,
  ProductVerdicts,
  ProgressDetail,
  ReadyDetail,
  RuleSetName,
  Verdicts,
} from "../../../dist/santong-api.js";
import type { SantongCheckAttributes, SantongCheckElement, SantongCheckEventMap } from "../../../dist/santong-check.js";
import { answers, pack, report } from "./data.js";

export const attributes: SantongCheckAttributes = {
  "storage": "ask",
  "lang": "en",
  "region": "330000",
  "rules": "rules.toml",
  "theme": "dark",
  "text-size": "large",
  "start": "review",
  "handover": "",
  "office": "商务局",
  "hotline": "12345",
  "notice": "通知",
  "disclaimer": "声明",
  "link-hosts": "office.example",
};

// @ts-expect-error: no such theme
export const theme: SantongCheckAttributes = { theme: "blue" };

function name({ id, version, date, hash }: RuleSetName): string {
  return [id, version, date, hash].join();
}

function ready({ version, rules }: ReadyDetail): string {
  return version + name(rules);
}

function progress({ asked, answered, open }: ProgressDetail): number {
  return asked - answered - open;
}

function sum({ met, unmet, open, not_applicable }: Verdicts): number {
  return met + unmet + open + not_applicable;
}

function product({ readiness, met, unmet, open, not_applicable }: ProductVerdicts): string {
  return readiness + (met + unmet + open + not_applicable);
}

function assessment({ enterprise, products }: AssessmentDetail): string {
  return [sum(enterprise), ...products.map(product)].join();
}

function fault({ file, line, column, message, hint }: OverlayFault): string {
  return `${file}:${line}:${column}: ${message} ${hint}`;
}

function error({ kind, faults, message }: ErrorDetail): string {
  const words: Record<ErrorKind, string> = { overlay: "附加规则", start: "没有启动", stopped: "停止" };
  return [words[kind], ...faults.map(fault), message ?? ""].join();
}

function handover({ answers: own, assessment: result, dossier }: HandoverDetail): string[] {
  return [own.format, ...(result === undefined ? [] : report(result)), ...pack(dossier)];
}

export async function host(): Promise<void> {
  const element: SantongCheckElement = document.createElement("santong-check");
  element.overlay = { overlay: { id: "x", name: "x", version: "1" } };
  element.overlay = null;
  element.ruleSet = new Uint8Array();
  element.addEventListener("santong-ready", ({ detail }) => console.log(ready(detail)));
  element.addEventListener("santong-progress", ({ detail }) => console.log(progress(detail)));
  element.addEventListener("santong-assessment", ({ detail }) => console.log(assessment(detail)));
  element.addEventListener("santong-handover", ({ detail }) => console.log(handover(detail)));
  // Events bubble.
  document.addEventListener("santong-error", ({ detail }) => console.log(error(detail)));
  const names: (keyof SantongCheckEventMap)[] = ["santong-ready"];
  document.querySelector("santong-check-0")?.dispatchEvent(new CustomEvent(names[0] ?? ""));
  await element.load(answers);
  await element.goto("product.line", 1);
  await element.reset();
  // @ts-expect-error: rules are bytes
  element.ruleSet = "rules.bin";
  // @ts-expect-error: where to?
  await element.goto();
  // @ts-expect-error: the detail has no such member
  element.addEventListener("santong-progress", ({ detail }) => console.log(detail.total));
  // @ts-expect-error: no such method
  element.start();
}
