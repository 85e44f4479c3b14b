/**
 * The writer of a version: a module that goes from the body of a verdict to its JSON, as bytes, the very bytes of what `JSON.stringify` writes.
 * What is always the same is made once, in pieces; it knows in which order a body has its keys.
 */
import type { Plan, Rule } from "../../plan/plan.js";
import type { ModuleWriter } from "./module-writer.js";
import { access, commentText, isInherited, Names, quote } from "./names.js";

/** The module, as JavaScript that nobody laid out; undefined where objects have keys that JavaScript puts in an order of its own. */
export function writerModule({ plan }: ModuleWriter): string | undefined {
  const keys = [
    ...plan.decisions.map((d) => d.key),
    ...plan.documents.flatMap((d) => d.fields.map((f) => f.key)),
    ...plan.rules.flatMap((r) => [...r.each.map((e) => e.variable), ...r.readings.map(({ label }) => label)]),
  ];
  return keys.every((key) => !isInherited(key) && !/^\d/.test(key)) ? new WriterWriter(plan).text() : undefined;
}

export const WRITER_TYPES = `import type { Body, JsonWriter } from "../runtime.js";
/** Adds the members of a verdict's body, each followed by a comma. */
export declare function writeBody(writer: JsonWriter, body: Body): void;
`;

const [END_BRACE, END_BRACKET] = ["0x7d", "0x5d"];

class WriterWriter {
  private readonly names = new Names(undefined, ["jsonPiece", "writeBody", "w", "body", "reason", "delivery"]);
  /** By their text, the constants that hold what is always the same. */
  private readonly pieces = new Map<string, string>();

  constructor(private readonly plan: Plan) {}

  text(): string {
    const { plan } = this;
    const decisions = plan.decisions.map(
      (d) =>
        `w.${d.on === undefined ? "outcome" : "outcomes"}(${this.key(d.key)}, ${access("body.decisions", d.key)});`,
    );
    const documents = plan.documents.flatMap((d) => [
      `case ${quote(d.name)}:`,
      `w.put(${this.piece(`{"document":${JSON.stringify(d.name)},`)});`,
      ...d.fields.map((f) => `w.member(${this.key(f.key)}, ${access("delivery", f.key)});`),
      `w.close(${END_BRACE});`,
      "break;",
    ]);
    const body = [
      "/** Adds the members of a verdict's body, each followed by a comma. */",
      "export function writeBody(w, body) {",
      `w.put(${this.piece('"decisions":{')});`,
      ...decisions,
      `w.close(${END_BRACE});`,
      `w.put(${this.piece('"documents":[')});`,
      "for (const delivery of body.documents) {",
      "switch (delivery.document) {",
      ...documents,
      "}",
      "}",
      `w.close(${END_BRACKET});`,
      `w.put(${this.piece('"reasons":[')});`,
      "for (const reason of body.reasons) {",
      "switch (reason.rule) {",
      ...plan.rules.flatMap((rule) => [`case ${quote(rule.id)}:`, ...this.reason(rule), "break;"]),
      "}",
      "}",
      `w.close(${END_BRACKET});`,
      "if (body.blockedDocuments !== undefined) {",
      `w.put(${this.piece('"blockedDocuments":')});`,
      "w.json(body.blockedDocuments);",
      "}",
      "}",
    ];
    const head = `// ${commentText(`Réglo : ${plan.title ?? plan.code}, ${plan.versionTitle ?? plan.version}. Fichier produit par compilation ; ne pas modifier.`)}`;
    const constants = [...this.pieces].map(([text, name]) => `const ${name} = jsonPiece(${quote(text)});`);
    return [head, 'import { jsonPiece } from "../runtime.js";', ...constants, ...body].join("\n");
  }

  private reason(rule: Rule): readonly string[] {
    const [only] = rule.conclusions;
    const head = `{"rule":${JSON.stringify(rule.id)},`;
    const values = [
      ...rule.readings.map(({ label }) => `w.member(${this.key(label)}, ${access("reason.values", label)});`),
      `w.close(${END_BRACE});`,
      `w.close(${END_BRACE});`,
    ];
    const each = (before: string, after: string): readonly string[] =>
      rule.each.length === 0
        ? [`w.put(${this.piece(before + after)});`]
        : [
            `w.put(${this.piece(`${before}"each":{`)});`,
            ...rule.each.map((e) => `w.member(${this.key(e.variable)}, ${access("reason.each", e.variable)});`),
            `w.close(${END_BRACE});`,
            `w.put(${this.piece(after)});`,
          ];
    if (only === undefined) return [...each(head, '"concludes":[],"values":{'), ...values];
    if (rule.conclusions.length > 1) {
      return [
        ...each(head, '"concludes":'),
        "w.json(reason.concludes);",
        `w.put(${this.piece('"values":{')});`,
        ...values,
      ];
    }
    if (only.kind === "deliver") {
      return [...each(head, `"concludes":[{"document":${JSON.stringify(only.document)}}],"values":{`), ...values];
    }
    const decision = this.plan.decisions.find((d) => d.name === only.decision);
    const concludes = `"concludes":[{"decision":${JSON.stringify(decision?.key ?? only.decision)}`;
    if (decision?.on === undefined) return [...each(head, `${concludes}}],"values":{`), ...values];
    return [
      ...each(head, `${concludes},`),
      `w.member(${this.key("element")}, reason.concludes[0].element);`,
      `w.close(${END_BRACE});`,
      `w.close(${END_BRACKET});`,
      `w.put(${this.piece('"values":{')});`,
      ...values,
    ];
  }

  private key(key: string): string {
    return this.piece(`${JSON.stringify(key)}:`);
  }

  private piece(text: string): string {
    const known = this.pieces.get(text);
    if (known !== undefined) return known;
    const name = `$${this.names.fresh(text.replace(/[^\p{ID_Continue}]+/gu, "_").replace(/^_+|_+$/g, ""))}`;
    this.pieces.set(text, name);
    return name;
  }
}
