/** Rules, exceptions, tables of rules and examples: a clause a line. */
import type {
  Conclusion,
  Expectation,
  ExampleDeclaration,
  Expr,
  ForEach,
  Let,
  Name,
  RuleDeclaration,
  TableDeclaration,
} from "../../grammar/ast.js";
import { fill, group, indent, type Doc } from "./doc.js";
import { notesDoc } from "./notes.js";
import type { Reader } from "./reader.js";
import { tableDoc } from "./tables.js";
import { inOrder, valueDoc } from "./values.js";

export function ruleDoc(reader: Reader, rule: RuleDeclaration): Doc {
  const { each, lets, isDefault, condition, conclusions, motif } = rule;
  const head = headDoc(reader, rule);
  reader.openBody();
  const clauses = [...notesDoc(reader, rule), ...bindersDoc(reader, each, lets)];
  if (isDefault) clauses.push(reader.hard(), ...reader.take(), ...reader.takeIf(","));
  if (condition !== undefined)
    clauses.push(isAfterComma(clauses) ? "" : reader.hard(), ...inOrder(reader, [condition]));
  clauses.push(reader.hard(), ...reader.takeIf("alors"), conclusionsDoc(reader, conclusions));
  if (motif !== undefined) clauses.push(reader.hard(), ...reader.upTo(motif.span.end));
  return [head, indent(clauses)];
}

/** The name, and the targets of an exception, with as many on a line as there is room for. */
function headDoc(reader: Reader, { name, targets = [] }: RuleDeclaration): Doc {
  const parts: Doc[] = [];
  for (const [index, target] of targets.entries()) {
    if (index > 0) parts.push(reader.line());
    parts.push([...reader.upTo(target.span.end), ...reader.takeIf(",")]);
  }
  return [...reader.upTo(name.span.end), indent(fill(parts))];
}
const isAfterComma = (docs: readonly Doc[]): boolean => docs.at(-1) === ",";

function bindersDoc(reader: Reader, each: readonly ForEach[], lets: readonly Let[]): Doc[] {
  return [
    ...each.flatMap(({ list }) => [reader.hard(), ...inOrder(reader, [list]), ...reader.takeIf(",")]),
    ...lets.flatMap(({ value }) => [reader.hard(), ...inOrder(reader, [value])]),
  ];
}

function conclusionsDoc(reader: Reader, conclusions: readonly Conclusion[]): Doc {
  const parts: Doc[] = [];
  for (const [index, conclusion] of conclusions.entries()) {
    if (index > 0) parts.push(reader.kept());
    parts.push(conclusionDoc(reader, conclusion));
  }
  return indent(fill(parts));
}

function conclusionDoc(reader: Reader, conclusion: Conclusion): Doc {
  switch (conclusion.kind) {
    case "no-effect":
      return reader.upTo(conclusion.span.end);
    case "deliver":
      return [withDoc(reader, conclusion.fields), ...reader.upTo(conclusion.span.end)];
    case "decide":
      return inOrder(reader, [...(conclusion.element ? [conclusion.element] : []), conclusion.value]);
  }
}

type Given = { readonly name: Name; readonly value: Expr };

/** `Doc avec f = e ; g = h`: on the line, or each field below, as far in as what surrounds it says. */
function withDoc(reader: Reader, fields: readonly Given[]): Doc {
  const [first] = fields;
  if (first === undefined) return "";
  const opening = reader.upTo(first.name.span.start);
  const rows = fields.flatMap(({ value }) => [reader.kept(), inOrder(reader, [value]), ...reader.takeIf(";")]);
  return group([...opening, ...rows]);
}

export function ruleTableDoc(reader: Reader, declaration: TableDeclaration): Doc {
  const { label, each, lets, condition, table } = declaration;
  const head = reader.upTo(label?.span.end ?? declaration.headSpan.end);
  const clauses = [...notesDoc(reader, declaration), ...bindersDoc(reader, each, lets)];
  const comma = reader.takeIf(",");
  if (condition !== undefined) {
    clauses.push(...comma, comma.length > 0 ? "" : reader.hard(), ...inOrder(reader, [condition]));
    clauses.push(...notesDoc(reader, declaration));
  }
  return [...head, indent([...clauses, ...tableDoc(reader, table)])];
}

export function exampleDoc(reader: Reader, example: ExampleDeclaration): Doc {
  const { base, assignments, parameters, expectations } = example;
  const head = reader.upTo(example.headSpan.end);
  const body: Doc[] = [];
  if (base !== undefined) {
    body.push(reader.hard(), ...reader.upTo(base.span.end), ...reader.takeIf(","), ...reader.takeIf("sauf"));
  }
  reader.openBody();
  const notes = notesDoc(reader, example);
  const lines: Doc[] = [];
  const given = [
    ...assignments.map(({ span, value }) => ({ start: span.start, value })),
    ...parameters.map(({ name, value }) => ({ start: reader.before(name.span.start), value })),
  ].sort((a, b) => a.start - b.start);
  for (const { start, value } of given) {
    lines.push(...dossierLine(reader, start));
    lines.push(indent([reader.hard(), assignmentDoc(reader, value), ...reader.takeIf(";")]));
  }
  lines.push(...dossierLine(reader, expectations[0]?.span.start ?? example.span.end));
  lines.push(reader.hard(), ...reader.takeIf("attendu"), ...reader.takeIf(":"));
  reader.openBody();
  lines.push(indent(expectations.flatMap((one) => [reader.hard(), expectationDoc(reader, one)])));
  return [...head, indent([...body, ...notes, ...lines])];
}

/** `dossier`, or `dossier partiel`, when it comes before an offset. */
function dossierLine(reader: Reader, offset: number): Doc[] {
  if (!reader.at("dossier") || reader.next.start >= offset) return [];
  const docs = [reader.hard(), ...reader.take(), ...reader.takeIf("partiel")];
  reader.openBody();
  return docs;
}

function assignmentDoc(reader: Reader, value: Expr): Doc {
  if (value.kind === "table") return [...reader.upTo(value.span.start), indent(valueDoc(reader, value))];
  const target = reader.upTo(reader.startOf(value));
  return group([...target, indent([reader.line(), valueDoc(reader, value)])]);
}

function expectationDoc(reader: Reader, expectation: Expectation): Doc {
  const docs: Doc[] = [];
  if (expectation.kind === "delivers") docs.push(indent(withDoc(reader, expectation.fields)));
  if (expectation.kind === "decision" && expectation.value !== undefined)
    docs.push(...inOrder(reader, [expectation.value]));
  const { end } = expectation.span;
  docs.push(...reader.upToKind(end, "par la règle", "par la ligne"));
  if (reader.next.start < end && reader.next.kind !== "end") docs.push(indent([reader.line(), ...reader.upTo(end)]));
  return group(docs);
}
