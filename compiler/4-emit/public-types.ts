/** The types of a regulation for its TypeScript callers: the dossier as JSON, the parameters open to choice, the verdict. */
import type { Field, Type } from "../../plan/plan.js";
import { assertNever } from "./assert-never.js";
import type { ModuleWriter } from "./module-writer.js";
import { commentText, declaredKey, quote } from "./names.js";

export function publicTypes(module: ModuleWriter): string {
  const { plan } = module;
  const enums = plan.enums.map((e) => {
    const keys = e.constants.map((c) => quote(c.key)).join(" | ");
    return `export type ${module.publicType("enum", e.name)} = ${keys || "never"};`;
  });
  const structs = plan.structs.map((s) => {
    return `${doc(s.label ?? s.name)}export interface ${module.publicType("struct", s.name)} {\n${s.fields.map((f) => member(module, f)).join("\n")}\n}`;
  });
  const identifier = plan.dossier.some((f) => f.key === "identifiant")
    ? []
    : ["/** Repeated in the verdict. */", "readonly identifiant?: string | null;"];
  const dossier = `/** A candidate's file, as JSON. */\nexport interface Dossier {\n${[...identifier, ...plan.dossier.map((f) => member(module, f))].join("\n")}\n}`;
  const chosen = plan.parameters.filter((p) => p.chosen);
  const parameters = `/** The readings of the text that are open to choice. */\nexport interface ChosenParameters {\n${chosen
    .map(
      (p) =>
        `${doc(p.label)}readonly ${declaredKey(p.key)}?: ${jsonType(module, p.type)}${p.optional ? " | null" : ""};`,
    )
    .join("\n")}\n}`;
  const decisions = plan.decisions.map((d) => {
    const one = `OutcomeOf<${jsonType(module, d.type)}>`;
    return `${doc(d.label)}readonly ${declaredKey(d.key)}: ${d.on === undefined ? one : `Readonly<Record<string, ${one}>>${module.model.taintedGroup(d.on) ? " | Outcome" : ""}`};`;
  });
  const documents = plan.documents.map((d) => {
    const fields = d.fields.map((f) => `readonly ${declaredKey(f.key)}?: ${jsonType(module, f.type)};`);
    return `{ readonly document: ${quote(d.name)}; ${fields.join(" ")} }`;
  });
  return [
    ...enums,
    ...structs,
    dossier,
    parameters,
    'export type OutcomeOf<T> = { readonly status: "acquired"; readonly value: T } | Exclude<Outcome, { readonly status: "acquired" }>;',
    `export interface Decisions {\n${decisions.join("\n")}\n}`,
    `export type Document = ${documents.join(" | ") || "never"};`,
    `/** The verdict on a dossier of this version. */\nexport interface Verdict extends Omit<AnyVerdict, "decisions" | "documents"> {\nreadonly decisions: Decisions;\nreadonly documents: readonly Document[];\n}`,
  ].join("\n\n");
}

const doc = (text: string | undefined): string => (text === undefined ? "" : `/** ${commentText(text)} */\n`);

function member(module: ModuleWriter, field: Field): string {
  const optional = field.presence === "always" ? "" : "?";
  const when = field.presence === "when" && field.whenText !== undefined ? ` (présent si ${field.whenText})` : "";
  const text = field.label === undefined && when === "" ? undefined : `${field.label ?? field.name}${when}`;
  return `${doc(text)}readonly ${declaredKey(field.key)}${optional}: ${jsonType(module, field.type)}${optional === "" ? "" : " | null"};`;
}

/** The type of a value in JSON. */
export function jsonType(module: ModuleWriter, type: Type): string {
  switch (type.kind) {
    case "boolean":
      return "boolean";
    case "number":
      return "number";
    case "text":
    case "date":
    case "duration":
      return "string";
    case "enum":
      return module.publicType("enum", type.name);
    case "struct":
      return module.publicType("struct", type.name);
    case "list":
      return `readonly (${jsonType(module, type.element)})[]`;
    case "document":
      return "never";
    default:
      return assertNever(type);
  }
}
