/**
 * The names a regulation declares, its libraries' included, in tables by what they name. Reports names and keys declared twice.
 */
import type * as Ast from "../../grammar/ast.js";
import { append } from "../grouping.js";
import type { Reporter } from "../report.js";
import type { Module } from "./modules.js";

/** What a bare name may mean as a value. */
export type Value =
  | { readonly kind: "input"; readonly field: Ast.Field }
  | { readonly kind: "parameter"; readonly declaration: Ast.ParameterDeclaration }
  | { readonly kind: "definition"; readonly declaration: Ast.DefinitionDeclaration }
  | { readonly kind: "decision"; readonly declaration: Ast.DecisionDeclaration }
  | { readonly kind: "document"; readonly declaration: Ast.DocumentDeclaration }
  | { readonly kind: "groups"; readonly declaration: Ast.GroupDeclaration };

/** What a name may mean on an element of a structure, its fields aside. */
export type Member =
  | { readonly kind: "derived"; readonly declaration: Ast.DefinitionDeclaration }
  | { readonly kind: "decision"; readonly declaration: Ast.DecisionDeclaration };

export interface Unit {
  readonly module: Module;
  readonly header: Ast.Header;
  readonly enums: ReadonlyMap<string, Ast.EnumDeclaration>;
  /** Enumerations by the names of their values. */
  readonly constants: ReadonlyMap<string, readonly Ast.EnumDeclaration[]>;
  readonly structs: ReadonlyMap<string, Ast.StructDeclaration>;
  readonly groups: ReadonlyMap<string, Ast.GroupDeclaration>;
  readonly inputs: readonly Ast.Field[];
  readonly values: ReadonlyMap<string, Value>;
  /** By structure (or group), then by name. */
  readonly members: ReadonlyMap<string, ReadonlyMap<string, Member>>;
  readonly documents: ReadonlyMap<string, Ast.DocumentDeclaration>;
  readonly rules: ReadonlyMap<string, Ast.RuleDeclaration | Ast.TableDeclaration>;
  /** Rules and tables by the decisions they conclude on. */
  readonly concluding: ReadonlyMap<string, readonly (Ast.RuleDeclaration | Ast.TableDeclaration)[]>;
  readonly examples: ReadonlyMap<string, Ast.ExampleDeclaration>;
  readonly constraints: readonly Ast.ConstraintDeclaration[];
  /** Every declaration, the regulation's own first. */
  readonly declarations: readonly Ast.Declaration[];
}

/** The decision that a column of a table concludes on: `mention vaut`. */
export function decisionOfColumn(cell: Ast.Cell): string | undefined {
  const [head] = cell.conditions;
  return cell.concludes && head?.kind === "value" && (head.value.kind === "name" || head.value.kind === "of")
    ? head.value.name.text
    : undefined;
}

function decisionsOf(rule: Ast.RuleDeclaration | Ast.TableDeclaration): Set<string> {
  if (rule.kind === "rule")
    return new Set(rule.conclusions.flatMap((c) => (c.kind === "decide" ? [c.decision.text] : [])));
  return new Set(rule.table.head.cells.flatMap((cell) => decisionOfColumn(cell) ?? []));
}

export function declare(module: Module, reporter: Reporter): Unit {
  const header = module.main.header as Ast.Header;
  const enums = new Map<string, Ast.EnumDeclaration>();
  const structs = new Map<string, Ast.StructDeclaration>();
  const groups = new Map<string, Ast.GroupDeclaration>();
  const inputs: Ast.Field[] = [];
  const values = new Map<string, Value>();
  const members = new Map<string, Map<string, Member>>();
  const documents = new Map<string, Ast.DocumentDeclaration>();
  const rules = new Map<string, Ast.RuleDeclaration | Ast.TableDeclaration>();
  const examples = new Map<string, Ast.ExampleDeclaration>();
  const constraints: Ast.ConstraintDeclaration[] = [];
  const declarations = module.files.flatMap((f) => f.declarations);

  const firsts = new Map<string, Ast.Name | Ast.Text>();
  /** Whether `name` is new in `space`; two declarations of one name are reported once, at the second. */
  const isNew = (space: string, name: Ast.Name | Ast.Text): boolean => {
    const key = `${space} ${name.text}`;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, name);
      return true;
    }
    reporter.report(
      "nom-en-double",
      name.span,
      { nom: name.text },
      {
        related: [{ span: first.span, note: { fr: "déjà déclaré ici", en: "already declared here" } }],
      },
    );
    return false;
  };
  const addValue = (name: Ast.Name, value: Value): void => {
    if (isNew("value", name)) values.set(name.text, value);
  };
  const addMember = (struct: Ast.Name, name: Ast.Name, member: Member): void => {
    if (!isNew(`of ${struct.text}`, name)) return;
    const mine = members.get(struct.text) ?? new Map<string, Member>();
    members.set(struct.text, mine.set(name.text, member));
  };
  const checkFields = (space: string, fields: readonly Ast.Field[]): void => {
    const keys = new Map<string, Ast.Field>();
    for (const field of fields) {
      if (space !== "value") isNew(space, field.name);
      const key = (field.key ?? field.name).text.normalize("NFC");
      const other = keys.get(key);
      if (other !== undefined && other.name.text !== field.name.text) {
        reporter.report("clé-en-double", (field.key ?? field.name).span, { clé: key, nom: other.name.text });
      }
      keys.set(key, field);
    }
  };

  for (const d of declarations) {
    switch (d.kind) {
      case "enum": {
        if (isNew("type", d.name)) enums.set(d.name.text, d);
        const seen = new Set<string>();
        for (const constant of d.constants) {
          if (seen.has(constant.name.text))
            reporter.report("nom-en-double", constant.name.span, { nom: constant.name.text });
          seen.add(constant.name.text);
        }
        break;
      }
      case "struct":
        if (isNew("type", d.name)) structs.set(d.name.text, d);
        checkFields(`of ${d.name.text}`, d.fields);
        break;
      case "group":
        if (isNew("type", d.name)) groups.set(d.name.text, d);
        addValue(d.list, { kind: "groups", declaration: d });
        break;
      case "dossier":
        for (const field of d.fields) {
          addValue(field.name, { kind: "input", field });
          inputs.push(field);
        }
        break;
      case "constraint":
        constraints.push(d);
        break;
      case "parameter":
        addValue(d.name, { kind: "parameter", declaration: d });
        break;
      case "document":
        if (isNew("document", d.name)) documents.set(d.name.text, d);
        addValue(d.name, { kind: "document", declaration: d });
        checkFields(`of document ${d.name.text}`, d.fields);
        break;
      case "decision":
        if (d.on === undefined) addValue(d.name, { kind: "decision", declaration: d });
        else addMember(d.on, d.name, { kind: "decision", declaration: d });
        break;
      case "definition":
        if (d.on === undefined) addValue(d.name, { kind: "definition", declaration: d });
        else addMember(d.on.struct, d.name, { kind: "derived", declaration: d });
        break;
      case "rule":
      case "table":
        if (isNew("rule", d.name)) rules.set(d.name.text, d);
        break;
      case "example":
        if (isNew("example", d.name)) examples.set(d.name.text, d);
        break;
    }
  }
  checkFields("value", inputs);
  const constants = new Map<string, Ast.EnumDeclaration[]>();
  for (const d of enums.values())
    for (const name of new Set(d.constants.map((c) => c.name.text))) append(constants, name, d);
  const concluding = new Map<string, (Ast.RuleDeclaration | Ast.TableDeclaration)[]>();
  for (const rule of rules.values()) for (const decision of decisionsOf(rule)) append(concluding, decision, rule);
  return {
    concluding,
    module,
    header,
    enums,
    constants,
    structs,
    groups,
    inputs,
    values,
    members,
    documents,
    rules,
    examples,
    constraints,
    declarations,
  };
}
