// Every member of the data types, as a script would read or write it.

import type {
  Answer,
  AnswerKind,
  Answers,
  Assessment,
  Block,
  Cell,
  ChoiceFacts,
  ColumnFacts,
  CriterionFacts,
  CriterionVerdict,
  Declaration,
  DocumentFacts,
  Dossier,
  Evidence,
  EvidenceNow,
  EvidenceState,
  Gap,
  Group,
  Level,
  MeasureFacts,
  MeasureFit,
  Overlay,
  Product,
  ProductAssessment,
  QuestionFacts,
  Readiness,
  Relevance,
  RuleSetFacts,
  RuleSetStamp,
  Rules,
  Source,
  Strength,
  Table,
  Unsure,
  Verdict,
} from "../../../dist/santong-api.js";

const unsure: Unsure = { unsure: true };
const cells: Cell[] = [unsure, true, 7, "GB 4706.1-2024"];
const [cell = unsure] = cells;
const table: Table = { complete: true, rows: [{ number: cell }] };
const open: Table = { rows: [] };
const said: Answer[] = [unsure, false, 0.5, "330000", ["EU", "US"], table, open];
const evidence: Evidence = {
  criterion: "same-line.production",
  date: "2026-01-02",
  issuer: "检测中心",
  market: "home",
  number: "No. 1",
  place: "档案室",
  product: "p1",
  title: "批次记录",
  valid_until: "2027-01-02",
};
const overlay: Overlay = { id: "example", name: "示例平台", version: "1", hash: "0a" };
const stamp: RuleSetStamp = { id: "santong-cn", version: "2026.11.1", hash: "0a", date: "2026-11-22", overlays: [overlay] };
const product: Product = { id: "p1", answers: Object.fromEntries(said.map((answer, index) => [`q${index}`, answer])) };

export const answers: Answers = {
  format: "santong-answers",
  version: 1,
  rules: stamp,
  enterprise: { "enterprise.name": "甲公司" },
  products: [product],
  evidence: [evidence, {}],
};

// @ts-expect-error: answers say what they are
export const unnamed: Answers = { version: 1 };
// @ts-expect-error: there is no other version
export const newer: Answers = { format: "santong-answers", version: 2 };
// @ts-expect-error: nothing is no answer
export const nothing: Answer = null;
// @ts-expect-error: a cell holds no list
export const list: Cell = [];
// @ts-expect-error: what is not sure is true
export const sure: Unsure = { unsure: false };
// @ts-expect-error: an unknown member
export const misspelt: Answers = { format: "santong-answers", version: 1, enterprize: {} };

function verdicts(criteria: CriterionVerdict[]): string[] {
  const words: Record<Verdict, string> = { met: "满足", unmet: "不满足", open: "待确认", not_applicable: "不适用" };
  return criteria.map(({ id, verdict, because, given, overlay: origin }) =>
    [id, words[verdict], ...because, ...given, origin ?? ""].join(" "),
  );
}

function gap(one: Gap): string {
  return one.content + one.missing.join();
}

function ofProduct({ id, readiness, criteria, gaps, asked }: ProductAssessment): string[] {
  const words: Record<Readiness, string> = { blocked: "阻断", draft: "草稿", ready: "可声明" };
  return [id, words[readiness], ...verdicts(criteria), ...gaps.map(gap), ...asked];
}

function fit({ id, relevance, products, because }: MeasureFit): string {
  const words: Record<Relevance, string> = { relevant: "适合", open: "待确认", not_relevant: "不适合" };
  return [id, words[relevance], ...products, ...because].join(" ");
}

export function report(assessment: Assessment): string[] {
  const format: "santong-assessment" = assessment.format;
  const version: 1 = assessment.version;
  const { id, version: of, hash, date, overlays } = assessment.rules;
  return [
    format,
    String(version),
    assessment.as_of,
    ...assessment.asked,
    ...verdicts(assessment.criteria),
    ...assessment.measures.map(fit),
    ...assessment.products.flatMap(ofProduct),
    [id, of, hash, date ?? "", ...(overlays ?? []).map((one) => one.id + one.name + one.version + one.hash)].join(),
  ];
}

// @ts-expect-error: there is no such verdict
export const maybe: Verdict = "maybe";

/** The text of a block, whatever its kind. */
function block(one: Block): string {
  if ("heading" in one) return one.heading;
  if ("paragraph" in one) return one.paragraph;
  if ("note" in one) return one.note;
  if ("list" in one) return one.list.join();
  if ("fields" in one) return one.fields.map(([label, value]) => label + value).join();
  if ("signature" in one) return one.signature.map(([label, value]) => label + value).join();
  return [one.table.head, ...one.table.rows].map((row) => row.join()).join();
}

function declaration({ product: of, title, mark, number, blocks }: Declaration): string {
  return [of, title, mark ?? "", number ?? "", ...blocks.map(block)].join();
}

function kept(one: EvidenceNow): string {
  const words: Record<EvidenceState, string> = { valid: "有效", expired: "过期", no_date: "无期限", unreadable_date: "日期不清" };
  const parts = [one.criterion, one.date, one.issuer, one.market, one.number, one.place, one.product, one.title];
  return [words[one.state], ...parts, one.valid_until].join();
}

export function pack(dossier: Dossier): string[] {
  const format: "santong-dossier" = dossier.format;
  const version: 1 = dossier.version;
  const { answers: own, assessment, declarations = [], evidence: register = [] } = dossier;
  const all = assessment === undefined ? [] : report(assessment);
  return [format, String(version), own.format, ...all, ...declarations.map(declaration), ...register.map(kept)];
}

function ruleSet({ id, version, hash, title, date, lang }: RuleSetFacts): string {
  return [id, version, hash, title, date, lang].join();
}

function document(one: DocumentFacts): string {
  const words: Record<Source, string> = { original: "原文", reprint: "转载", summary: "转述" };
  const { id, title, number, issuer, scope, source, issued, stored, overlay: origin } = one;
  return [id, title, number, issuer, scope, words[source], issued ?? "", stored ?? "", origin ?? ""].join();
}

const levels: Record<Level, string> = { enterprise: "企业", product: "产品" };
const kinds: Record<AnswerKind, string> = {
  boolean: "是否",
  choice: "单选",
  choices: "多选",
  text: "文本",
  number: "数",
  money: "金额",
  date: "日期",
  table: "表",
  comparison: "比较表",
  limit: "限值",
  measured: "实测值",
};

function choice({ id, label }: ChoiceFacts): string {
  return id + label;
}

function column({ id, label, optional, kind, choices = [], unit = "" }: ColumnFacts): string {
  return [id, label, optional ? "" : "*", kinds[kind], ...choices.map(choice), unit].join();
}

function question(one: QuestionFacts): string {
  const { id, level, page, kind, label, clauses, overlay: origin, choices = [], columns = [], unit = "" } = one;
  const parts = [...choices.map(choice), ...columns.map(column), unit];
  return [id, levels[level], page ?? "", kinds[kind], label, ...clauses, origin ?? "", ...parts].join();
}

function criterion({ id, level, group, strength, title, clauses, overlay: origin }: CriterionFacts): string {
  const core: Group[] = ["same-line", "same-standard", "same-quality"];
  const words: Record<Strength, string> = { gate: "阻断", required: "必需", advised: "建议", capability: "能力", caution: "警示" };
  return [id, levels[level], core.includes(group), words[strength], title, ...clauses, origin ?? ""].join();
}

function measure({ id, level, title, responsible, clauses, overlay: origin }: MeasureFacts): string {
  return [id, levels[level], title, responsible, ...clauses, origin ?? ""].join();
}

export function list_of(rules: Rules): string[] {
  const format: "santong-rules" = rules.format;
  const version: 1 = rules.version;
  return [
    format,
    String(version),
    ruleSet(rules.rules),
    ...rules.overlays.map((one) => one.id),
    ...rules.documents.map(document),
    ...rules.questions.map(question),
    ...rules.criteria.map(criterion),
    ...rules.measures.map(measure),
  ];
}
