// Every call of the headless module, with all that it takes and gives.

import { load, SantongError } from "../../../dist/santong-api.js";
import type {
  CallOptions,
  Compiled,
  CompileOptions,
  Counts,
  Dossier,
  Fault,
  Finding,
  IdentifierCheck,
  IdentifierKind,
  LoadOptions,
  NextQuestion,
  NextQuestions,
  Outcome,
  Remark,
  RuleFile,
  RuleSource,
  Santong,
  Severity,
  Standing,
} from "../../../dist/santong-api.js";
import { answers, list_of, report } from "./data.js";

function remark({ code, message }: Remark): string {
  return code + message;
}

function identifier(check: IdentifierCheck): string {
  // @ts-expect-error: only a faulty one has a fault
  void check.fault;
  if (check.state === "faulty") return check.kind + remark(check.fault);
  return check.kind + check.text + (check.hint === null ? "" : remark(check.hint));
}

function next(one: NextQuestion): string {
  const { id, product, label, kind, standing, criteria, measures, declaration } = one;
  const asked: Standing[] = ["to_ask", "ill_formed", "incomplete"];
  return [id, product ?? "", label, kind, asked.includes(standing), ...criteria, ...measures, declaration].join();
}

function left({ at_least, at_most, questions }: NextQuestions): string[] {
  return [String(at_most - at_least), ...questions.map(next)];
}

function finding({ severity, code, file, line, column, width, message, hint }: Finding): string {
  const words: Record<Severity, string> = { error: "错误", warning: "警告", note: "说明" };
  return `${file}:${line}:${column + width}: ${words[severity]} ${code} ${message} ${hint}`;
}

function count({ documents, clauses, pages, questions, prepared, criteria, measures }: Counts): number {
  return documents + clauses + pages + questions + prepared + criteria + measures;
}

function compiled({ bytes, id, title, version, date, hash, counts }: Compiled): Uint8Array {
  console.log(id, title, version, date, hash, count(counts));
  return bytes;
}

function outcome({ diagnostics, rules }: Outcome): Uint8Array | null {
  console.log(diagnostics.map(finding));
  return rules === null ? null : compiled(rules);
}

function told(caught: unknown): Fault | null {
  if (!(caught instanceof SantongError)) return null;
  const name: "SantongError" = caught.name;
  console.log(name);
  return { code: caught.code, message: caught.message, path: caught.path };
}

export async function use(module: Uint8Array, bytes: Uint8Array, dossier: Dossier): Promise<string[]> {
  const given: LoadOptions = { module, rules: bytes };
  const santong: Santong = await load(given);
  await load({ module: module.buffer as ArrayBuffer });
  await load({ module: await WebAssembly.compile(module.buffer as ArrayBuffer) });
  const file: RuleFile = { name: "added.toml", text: "" };
  const sources: RuleSource[] = ["", file, { overlay: { id: "x", name: "x", version: "1" } }];
  const added: CompileOptions = { overlays: sources };
  const rules = outcome(await santong.compileRules(null, added)) ?? bytes;
  await santong.compileRules(sources, { overlays: "" });
  const options: CallOptions = { asOf: "2026-11-22", rules };
  const kinds: IdentifierKind[] = [
    "credit-code",
    "food-licence",
    "ccc-certificate",
    "customs-code",
    "hs-code",
    "production-licence",
    "standard-number",
  ];
  try {
    return [
      ...report(santong.assess(answers, options)),
      ...report(santong.assess(dossier)),
      ...report(santong.assess("{}", null)),
      ...left(santong.nextQuestions(answers, options)),
      ...list_of(santong.rules(options)),
      ...kinds.map((kind) => identifier(santong.checkIdentifier(kind, "1"))),
    ];
  } catch (caught) {
    return [JSON.stringify(told(caught))];
  }
}

export async function misuse(santong: Santong): Promise<void> {
  // @ts-expect-error: without answers
  santong.assess();
  // @ts-expect-error: the day is a text
  santong.assess(answers, { asOf: new Date() });
  // @ts-expect-error: a misspelt option
  santong.rules({ asof: "2026-11-22" });
  // @ts-expect-error: no such identifier
  santong.checkIdentifier("isbn", "1");
  // @ts-expect-error: compiling takes time
  console.log(santong.compileRules().rules);
  // @ts-expect-error: no rule file
  await santong.compileRules(7);
  // @ts-expect-error: rules are bytes
  await load({ rules: "rules.bin" });
}
