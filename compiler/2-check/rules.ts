/** Rules, exceptions and defaults: their elements, conditions, conclusions and reasons, as the plan wants them. */
import type { Span } from "../../diagnostics/source.js";
import type * as Ast from "../../grammar/ast.js";
import { parseMotif } from "../../grammar/index.js";
import type { Conclusion, Expr, Field, Reading, Rule, Test, Type } from "../../plan/plan.js";
import * as R from "../../runtime/rational.js";
import { withLocal, withoutMeaning, type Context, type Env, type Readings } from "./context.js";
import { assume, elementFacts, NOTHING_KNOWN } from "./facts.js";
import { decisionOfColumn } from "../1-resolve/unit.js";
import { memberOf, proposal } from "./names.js";
import { condition, listOf, mustBePresent, mustFit, variable } from "./nodes.js";
import { eachOnce, testsOf } from "./rule-tests.js";
import { decimalsName, join, nameOf, rangeOf } from "./types.js";

/** The part of a rule before its conclusions. */
export interface Head {
  readonly each: Rule["each"];
  readonly lets: Rule["lets"];
  readonly condition?: Expr;
  readonly tests: readonly Test[];
  /** Where conclusions stand: what the condition says is known there. */
  readonly env: Env;
  readonly readings: Readings;
  readonly wrong: boolean;
  /** The names it gives all have a meaning, even if its condition is wrong. */
  readonly named: boolean;
}

type Headed = Pick<Ast.RuleDeclaration | Ast.TableDeclaration, "each" | "lets" | "condition">;

export function checkHead(ctx: Context, d: Headed): Head {
  const variables = new Set<string>();
  const readings: Readings = { found: [], variables };
  let env: Env = { locals: new Map(), scopes: [], facts: NOTHING_KNOWN, readings };
  let wrong = false;
  const each: { variable: string; struct: string; list: Expr }[] = [];
  for (const f of d.each) {
    const list = listOf(ctx, f.list, env);
    if (list === undefined) {
      wrong = true;
      env = withoutMeaning(env, f.element.text);
      continue;
    }
    const type = list.type.element;
    if (type.kind !== "struct") {
      wrong = true;
      env = withoutMeaning(env, f.element.text);
      ctx.report("pour-chaque-sur-des-valeurs", f.list.span, { lu: ctx.textOf(f.list.span), type: nameOf(type) });
      continue;
    }
    const name = f.element.text;
    if (variables.has(name)) ctx.report("nom-en-double", f.element.span, { nom: name });
    const it = variable(name, type);
    variables.add(name);
    each.push({ variable: name, struct: type.name, list });
    env = { ...withLocal(env, f.element.text, it), facts: elementFacts(env.facts, list, it, ctx) };
  }
  const lets: { variable: string; value: Expr }[] = [];
  for (const l of d.lets) {
    const value = ctx.elaborate(l.value, env);
    if (value === undefined) {
      wrong = true;
      env = withoutMeaning(env, l.name.text);
      continue;
    }
    const name = l.name.text;
    if (variables.has(name)) ctx.report("nom-en-double", l.name.span, { nom: name });
    variables.add(name);
    lets.push({ variable: name, value });
    env = withLocal(env, l.name.text, variable(name, value.type, value.optional));
  }
  // A wrong list or `soit` leaves a name without meaning: what uses it would be reported for nothing.
  if (wrong) return { each, lets, tests: [], env, readings, wrong, named: false };
  if (d.condition === undefined) return { each, lets, tests: [], env, readings, wrong, named: true };
  readings.found.length = 0;
  const test = condition(ctx, d.condition, env);
  if (test === undefined) return { each, lets, tests: [], env, readings, wrong: true, named: true };
  return {
    each,
    lets,
    condition: test,
    tests: testsOf(ctx, d.condition, test, readings),
    env: { ...env, facts: assume(env.facts, test, true, ctx) },
    readings,
    wrong,
    named: true,
  };
}

export function checkRule(ctx: Context, d: Ast.RuleDeclaration): Rule | undefined {
  const head = checkHead(ctx, d);
  const conclusions: Conclusion[] = [];
  let { wrong } = head;
  const noEffect = d.conclusions.find((c) => c.kind === "no-effect");
  if (noEffect && d.targets === undefined) {
    wrong = true;
    ctx.report("sans-effet-sans-cible", noEffect.span);
  }
  if (noEffect && d.conclusions.length > 1) {
    wrong = true;
    ctx.report("sans-effet-et-conclusion", noEffect.span);
  }
  if (head.named) {
    for (const c of d.conclusions) {
      if (c.kind === "no-effect") continue;
      const check = (): Conclusion | undefined =>
        c.kind === "decide" ? checkDecide(ctx, c, head.env) : checkDeliver(ctx, c.document, c.fields, c.span, head.env);
      // A condition that is wrong may have been the guard of what the conclusion reads.
      const checked = head.wrong ? ctx.withoutPresence(check) : check();
      if (checked === undefined) wrong = true;
      else conclusions.push(checked);
      if (d.isDefault && c.kind === "deliver") {
        wrong = true;
        ctx.report("défaut-qui-délivre", c.span);
      }
    }
  }
  const motif = !head.wrong && d.motif ? checkMotif(ctx, d.motif, head.env) : undefined;
  if (wrong || (d.motif && !motif)) return undefined;
  return {
    id: d.name.text,
    name: d.name.text,
    kind: d.targets !== undefined ? "exception" : d.isDefault ? "default" : "ordinary",
    targets: [],
    each: head.each,
    lets: head.lets,
    ...(head.condition && { condition: head.condition }),
    conclusions,
    tests: head.tests,
    readings: readingsOf(head.readings),
    ...(motif && { motif }),
    legal: d.legal.map((l) => l.text),
    place: ctx.place(d.headSpan),
  };
}

export const readingsOf = (readings: Readings): Reading[] => eachOnce(readings.found);

export function checkDecide(
  ctx: Context,
  c: Pick<Extract<Ast.Conclusion, { kind: "decide" }>, "decision" | "element" | "value" | "span">,
  env: Env,
): Conclusion | undefined {
  const found = decisionNamed(ctx, c.decision, c.element, env);
  if (found === undefined) return undefined;
  const value = checkConcluded(ctx, c.value, found.declaration, env);
  if (value === undefined) return undefined;
  return {
    kind: "decide",
    decision: c.decision.text,
    ...(found.element && { element: found.element }),
    value,
    place: ctx.place(c.span),
  };
}

/** The decision a conclusion names, and the element it is about. */
export function decisionNamed(
  ctx: Context,
  name: Ast.Name,
  about: Ast.Expr | undefined,
  env: Env,
): { declaration: Ast.DecisionDeclaration; element?: Expr } | undefined {
  if (about === undefined) {
    const value = ctx.unit.values.get(name.text);
    if (value?.kind === "decision") return { declaration: value.declaration };
    const onElements = [...ctx.unit.members].find(([, members]) => members.get(name.text)?.kind === "decision");
    if (onElements) return ctx.report("décision-par-élément", name.span, { nom: name.text, structure: onElements[0] });
    if (value) return ctx.report("pas-une-décision", name.span, { nom: name.text });
    const names = [...ctx.unit.values].filter(([, v]) => v.kind === "decision").map(([n]) => n);
    return ctx.report("décision-inconnue", name.span, { nom: name.text }, proposal(name, names));
  }
  const object = ctx.elaborate(about, env);
  const element = object && mustBePresent(ctx, object, about);
  if (element === undefined) return undefined;
  const member = element.type.kind === "struct" ? memberOf(ctx, element.type.name, name.text) : undefined;
  if (member?.kind === "decision") return { declaration: member.declaration, element };
  const names = element.type.kind === "struct" ? [...(ctx.unit.members.get(element.type.name)?.keys() ?? [])] : [];
  return ctx.report("décision-inconnue", name.span, { nom: name.text }, proposal(name, names));
}

/** A value concluded for a decision: of its type, present unless the decision is facultative, exact at its precision. */
function checkConcluded(ctx: Context, written: Ast.Expr, d: Ast.DecisionDeclaration, env: Env): Expr | undefined {
  const declared = ctx.outputType(d.type);
  if (declared === undefined) return undefined;
  const value = ctx.elaborate(written, env, declared);
  const fitting = value && mustFit(ctx, value, declared, written);
  if (fitting === undefined) return undefined;
  const here = d.optional ? fitting : mustBePresent(ctx, fitting, written);
  return here && exactFor(ctx, here, declared, written) ? here : undefined;
}

/** What a decision or a document's field of type `declared` receives must be written exactly with its decimals. */
function exactFor(ctx: Context, value: Expr, declared: Type, written: Ast.Expr): boolean {
  if (value.kind === "absent" || declared.kind !== "number" || value.type.kind !== "number") return true;
  const { decimals } = value.type;
  if (declared.decimals !== null && (decimals === null || decimals > declared.decimals)) {
    ctx.report("arrondi-attendu", written.span, {
      lu: ctx.textOf(written.span),
      précision: decimalsName(declared.decimals),
    });
    return false;
  }
  const range = rangeOf(value.type);
  const bounds = rangeOf(declared);
  if (R.compare(range.max, bounds.min) < 0 || R.compare(range.min, bounds.max) > 0) {
    ctx.report("valeur-hors-bornes", written.span, {
      lu: ctx.textOf(written.span),
      min: R.toText(bounds.min).replace(".", ","),
      max: R.toText(bounds.max).replace(".", ","),
    });
    return false;
  }
  return true;
}

export function checkDeliver(
  ctx: Context,
  document: Ast.Name,
  given: readonly { readonly name: Ast.Name; readonly value: Ast.Expr }[],
  span: Span,
  env: Env,
): Conclusion | undefined {
  const declared = ctx.documentFields.get(document.text);
  if (declared === undefined) {
    return ctx.report(
      "document-inconnu",
      document.span,
      { nom: document.text },
      proposal(document, [...ctx.documentFields.keys()]),
    );
  }
  const values = new Map<string, Expr>();
  let wrong = false;
  for (const { name, value } of given) {
    const field = declared.find((f) => f.name === name.text);
    if (field === undefined) {
      wrong = true;
      ctx.report(
        "champ-inconnu",
        name.span,
        { nom: name.text, type: nameOf({ kind: "document", name: document.text }) },
        proposal(
          name,
          declared.map((f) => f.name),
        ),
      );
      continue;
    }
    const checked = checkDelivered(ctx, value, field, env);
    if (checked === undefined) wrong = true;
    else values.set(name.text, checked);
  }
  for (const field of declared) {
    if (field.presence === "always" && !values.has(field.name) && !given.some((g) => g.name.text === field.name)) {
      wrong = true;
      ctx.report("champ-de-document-manquant", span, { document: document.text, champ: field.name });
    }
  }
  if (wrong) return undefined;
  const fields = declared.flatMap((f) =>
    values.has(f.name) ? [{ field: f.name, value: values.get(f.name) as Expr }] : [],
  );
  return { kind: "deliver", document: document.text, fields, place: ctx.place(span) };
}

function checkDelivered(ctx: Context, written: Ast.Expr, field: Field, env: Env): Expr | undefined {
  const value = ctx.elaborate(written, env, field.type);
  const fitting = value && mustFit(ctx, value, field.type, written);
  const here = fitting && (field.presence === "always" ? mustBePresent(ctx, fitting, written) : fitting);
  return here && exactFor(ctx, here, field.type, written) ? here : undefined;
}

/** « Moyenne générale de {moyenne} sur 20. » Values are shown as they are, « non renseigné » included: a motif decides nothing. */
function checkMotif(ctx: Context, motif: Ast.Text, env: Env): (string | Expr)[] | undefined {
  const { parts, diagnostics } = parseMotif(ctx.sourceOf(motif.span), motif);
  for (const one of diagnostics) ctx.report(one.code, one.span, one.values, one);
  const pieces = parts.map((part) => (typeof part === "string" ? part : checkShown(ctx, part, env)));
  return diagnostics.length > 0 || pieces.some((p) => p === undefined) ? undefined : (pieces as (string | Expr)[]);
}

function checkShown(ctx: Context, written: Ast.Expr, env: Env): Expr | undefined {
  const value = ctx.elaborate(written, { locals: env.locals, scopes: env.scopes, facts: env.facts });
  if (value?.type.kind === "list" || value?.type.kind === "struct" || value?.type.kind === "document") {
    return ctx.report("valeur-impossible-à-écrire", written.span, {
      lu: ctx.textOf(written.span),
      type: nameOf(value.type),
    });
  }
  return value;
}

/** The values that a rule, or the rows of a table, conclude for a decision. */
function valuesConcluded(rule: Ast.RuleDeclaration | Ast.TableDeclaration, decision: string): Ast.Expr[] {
  if (rule.kind === "rule")
    return rule.conclusions.flatMap((c) => (c.kind === "decide" && c.decision.text === decision ? [c.value] : []));
  return rule.table.head.cells.flatMap((cell, i) => {
    if (decisionOfColumn(cell) !== decision) return [];
    return rule.table.rows.flatMap(
      (row) => row.cells[i]?.conditions.flatMap((c) => (c.kind === "value" ? [c.value] : [])) ?? [],
    );
  });
}

/** A decision's type; a number's bounds are wide enough for all that concludes on it, whatever was declared. */
export function decisionType(ctx: Context, d: Ast.DecisionDeclaration): Type | undefined {
  const declared = ctx.outputType(d.type);
  if (declared?.kind !== "number") return declared;
  let type: Type = declared;
  const widen = (value: Expr | undefined): void => {
    if (value?.type.kind === "number")
      type = join(type, { ...value.type, decimals: declared.decimals }, ctx.isA) ?? type;
  };
  for (const rule of ctx.concluding(d.name.text)) {
    const head = checkHead(ctx, rule);
    if (head.wrong) continue;
    for (const value of valuesConcluded(rule, d.name.text)) widen(ctx.elaborate(value, head.env, declared));
  }
  if (d.fallback) widen(ctx.elaborate(d.fallback, { locals: new Map(), scopes: [], facts: NOTHING_KNOWN }, declared));
  return type;
}
