/** Checks one regulation whole, and gives the plan's parts if nothing is wrong with it. */
import type { Source, Span } from "../../diagnostics/source.js";
import type * as Ast from "../../grammar/ast.js";
import type { Decision, Definition, Example, Group, Plan, Rule } from "../../plan/plan.js";
import { declare } from "../1-resolve/unit.js";
import type { Module } from "../1-resolve/modules.js";
import type { PlaceOf } from "../places.js";
import type { Reporter } from "../report.js";
import { isError } from "../severity.js";
import { Context } from "./context.js";
import { checkDefinition, checkGroup, declareTypes, typeOf } from "./declarations.js";
import { checkExamples } from "./examples.js";
import { checkDefaults, resolveTargets } from "./exceptions.js";
import { elaborate } from "./expressions.js";
import { NOTHING_KNOWN } from "./facts.js";
import { lintExamples } from "./lint-examples.js";
import { lintUnused } from "./lint-unused.js";
import { condition, mustBePresent, mustFit, variable } from "./nodes.js";
import { before, EMPTY, moment } from "./parameters.js";
import type { Past } from "./past.js";
import { checkRule, decisionType } from "./rules.js";
import { checkTable } from "./tables.js";
import { inDependencyOrder } from "./sequence.js";

export type PlanParts = Omit<Plan, "order">;

/** The parts of a plan, and what the checker knows of them. */
export interface Checked {
  readonly parts: PlanParts;
  readonly context: Context;
}

/** `broken`: declarations whose text could not be read whole. */
export function checkModule(
  module: Module,
  reporter: Reporter,
  place: PlaceOf,
  sourceOf: (span: Span) => Source,
  broken: ReadonlySet<Ast.Declaration> = new Set(),
  past?: Past,
): Checked {
  const unit = declare(module, reporter);
  const ctx = new Context(
    unit,
    reporter,
    place,
    sourceOf,
    {
      elaborate,
      definition: checkDefinition,
      group: checkGroup,
      decisionType,
      outputType: (c, node) => typeOf(c, node, "output"),
    },
    broken,
    past,
  );
  const types = declareTypes(ctx);
  ctx.beginDeclarations();
  const definitions = checkDefinitions(ctx);
  const groups = checkGroups(ctx);
  const decisions = checkDecisions(ctx);
  const rules = checkRules(ctx);
  checkDefaults(ctx, rules);
  const constraints = unit.constraints.flatMap((d) => {
    if (broken.has(d)) return [];
    const constraint = ctx.remembered("constraint", d, () => checkConstraint(ctx, d));
    return constraint ? [constraint] : [];
  });
  const validity = validityOf(ctx);
  const examples: Example[] = checkExamples(ctx);
  lintExamples(examples, validity, ctx);
  // What stands in an erroneous part was perhaps read there.
  if (!reporter.diagnostics.some(isError)) lintUnused(ctx);
  const { header } = unit;
  const { selector } = ctx;
  const parts: PlanParts = {
    code: header.code.text,
    version: module.main.path.replace(/^.*\//, "").replace(/\.rules$/i, ""),
    ...(header.title && { title: header.title.text }),
    ...(header.version && { versionTitle: header.version.text }),
    ...(header.source && { source: header.source.text }),
    ...(header.succeeds && { succeeds: header.succeeds.text }),
    ...(selector && { selector: { field: selector.field, kind: selector.kind } }),
    ...(validity && { validity }),
    monthOverflow: header.monthOverflow ?? "last-day",
    ...types,
    constraints,
    definitions,
    groups,
    decisions,
    rules,
    examples,
    files: module.files.map((f) => f.path),
  };
  return { parts, context: ctx };
}

function checkConstraint(ctx: Context, d: Ast.ConstraintDeclaration): Plan["constraints"][number] | undefined {
  const test = condition(ctx, d.condition, EMPTY);
  const legal = d.legal.map((l) => l.text);
  return test && { message: d.message.text, legal, condition: test, place: ctx.place(d.headSpan) };
}

function checkDefinitions(ctx: Context): Definition[] {
  const declared = ctx.unit.declarations.filter((d) => d.kind === "definition");
  const checked = new Map<Ast.DefinitionDeclaration, Definition>();
  for (const d of inDependencyOrder(declared)) {
    const definition = ctx.definitionOf(d, d.name.span);
    if (definition) checked.set(d, definition);
  }
  return declared.flatMap((d) => checked.get(d) ?? []);
}

function checkGroups(ctx: Context): Group[] {
  return [...ctx.unit.groups.values()].flatMap((d): Group[] => {
    const group = ctx.groupOf(d, d.name.span);
    if (!group) return [];
    const { element, source, variable: name, keys } = group;
    return [
      { name: d.name.text, list: d.list.text, element, source, variable: name, keys, place: ctx.place(d.headSpan) },
    ];
  });
}

function checkDecisions(ctx: Context): Decision[] {
  return ctx.unit.declarations.flatMap((d): Decision[] => {
    if (d.kind !== "decision") return [];
    if (d.on && !ctx.unit.structs.has(d.on.text) && !ctx.unit.groups.has(d.on.text)) {
      ctx.report("type-inconnu", d.on.span, { nom: d.on.text });
      return [];
    }
    const type = ctx.decisionTypeOf(d, d.name.span);
    if (!type) return [];
    if (type.kind === "list" || type.kind === "struct") {
      ctx.report("type-de-décision", d.type.span, { nom: d.name.text });
      return [];
    }
    return [
      {
        name: d.name.text,
        ...(d.on && { on: d.on.text }),
        type,
        optional: d.optional,
        key: (d.key ?? d.name).text,
        ...(d.label && { label: d.label.text }),
        place: ctx.place(d.headSpan),
      },
    ];
  });
}

function checkRules(ctx: Context): Rule[] {
  const declared = new Map<string, Ast.RuleDeclaration>();
  const rules = ctx.unit.declarations.flatMap((d): Rule[] => {
    if (ctx.broken.has(d)) return [];
    if (d.kind === "table")
      return ctx.unit.rules.get(d.name.text) === d ? (ctx.remembered("rule", d, () => checkTable(ctx, d)) ?? []) : [];
    if (d.kind === "decision") {
      const fallback = ctx.remembered("default", d, () => declaredDefault(ctx, d));
      return fallback ? [fallback] : [];
    }
    if (d.kind !== "rule" || ctx.unit.rules.get(d.name.text) !== d) return [];
    declared.set(d.name.text, d);
    const rule = ctx.remembered("rule", d, () => checkRule(ctx, d));
    return rule ? [rule] : [];
  });
  return resolveTargets(ctx, rules, declared);
}

/** `décision mention : Mention, à défaut sans_mention`. */
function declaredDefault(ctx: Context, d: Ast.DecisionDeclaration): Rule | undefined {
  if (!d.fallback) return undefined;
  const type = ctx.outputType(d.type);
  const value = type && ctx.elaborate(d.fallback, { locals: new Map(), scopes: [], facts: NOTHING_KNOWN }, type);
  const fitting = value && type && mustFit(ctx, value, type, d.fallback);
  const here = fitting && (d.optional ? fitting : mustBePresent(ctx, fitting, d.fallback));
  if (!here) return undefined;
  // Reasons name it: its name says whose default it is, whatever stands before it in the text.
  const name = d.on && ctx.freshVariable(`${d.on.text.toLowerCase()}_${d.name.text}`);
  const struct = d.on?.text;
  const each =
    name !== undefined && struct !== undefined
      ? [
          {
            variable: name,
            struct,
            list: {
              kind: "elements",
              struct,
              type: { kind: "list", element: { kind: "struct", name: struct }, min: 0, max: 1_000_000 },
              optional: false,
            } as const,
          },
        ]
      : [];
  const element =
    name !== undefined && struct !== undefined ? variable(name, { kind: "struct", name: struct }) : undefined;
  return {
    id: `défaut:${d.name.text}`,
    name: `valeur par défaut de ${d.name.text}`,
    kind: "default",
    targets: [],
    each,
    lets: [],
    conclusions: [
      { kind: "decide", decision: d.name.text, ...(element && { element }), value: here, place: ctx.place(d.headSpan) },
    ],
    tests: [],
    readings: [],
    legal: d.legal.map((l) => l.text),
    place: ctx.place(d.headSpan),
  };
}

function validityOf(ctx: Context): Plan["validity"] {
  const { validity } = ctx.unit.header;
  if (!validity) return undefined;
  if (!ctx.selector) {
    // A selector that is wrong was reported; one that is missing leaves nothing to compare dates with.
    if (ctx.unit.header.selector === undefined) ctx.report("sélecteur-manquant", validity.span);
    return undefined;
  }
  const from = moment(ctx, validity.from, ctx.selector.kind);
  const to = validity.to && moment(ctx, validity.to, ctx.selector.kind);
  if (from === undefined || (validity.to && to === undefined)) return undefined;
  if (to !== undefined && before(to, from))
    return ctx.report("validité-inversée", validity.span, { lu: ctx.textOf(validity.span) });
  return { from, ...(to !== undefined && { to }) };
}
