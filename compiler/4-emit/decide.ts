/** `decide` and `checkDossier`, as code, from the plan's steps in their order. */
import type { Constraint, Expr, Field, Rule, Step } from "../../plan/plan.js";
import { assertNever } from "./assert-never.js";
import { broken, code } from "./code.js";
import { fused } from "./fuse.js";
import { Instances } from "./instances.js";
import { Keys } from "./keys.js";
import { MainBody } from "./main-body.js";
import type { ModuleWriter } from "./module-writer.js";
import { access, comment, commentText, quote } from "./names.js";
import type { Body, Lengths } from "./parts.js";
import { Settling } from "./settling.js";
import { Standing } from "./standing.js";
import { withRulesLate } from "./step-order.js";
import { TraceWriter } from "./trace.js";
import { UsualSettling } from "./usual-settling.js";
import { VerdictWriter } from "./verdict.js";

export interface Written {
  /** Asked for when the whole module is written: elements are then known with all that is kept of them. */
  readonly body: () => Body;
  readonly interfaces: readonly string[];
}

/**
 * A function that decides. There are two, because engines only make fast what is short. The whole one says what the plan means, decisions in
 * conflict, without rule or blocked, and the trace of every rule. The usual one takes every decision for settled: then true and false are enough,
 * and nothing is blocked. It gives up for the whole one as soon as a decision that something reads is not.
 */
export function writeDecide(module: ModuleWriter, which: "usual" | "whole", lengths: Lengths): Written {
  const { plan, model } = module;
  const body = module.newFunction();
  body.fresh("trace");
  const isWhole = which === "whole";
  const main: MainBody = new MainBody(
    module,
    body,
    {
      decision: (name) => settling.reading(model.decision(name)),
      documents: (name) =>
        settling.readingOf(plan.documents.find((d) => d.name === name) ?? broken(`document ${name}`)),
    },
    isWhole ? undefined : "all",
  );
  const rules = new Instances(module, main.site, isWhole);
  const standing = new Standing(module, rules);
  const settling: Settling = isWhole
    ? new Settling(module, rules, standing)
    : new UsualSettling(module, rules, standing);
  const ruleExprs = [...model.ruleExprs(plan.rules), ...(isWhole ? model.traceExprs(plan.rules) : [])];
  const needed = model.needed([
    ...ruleExprs,
    ...model.groupExprs(plan.decisions.flatMap((d) => (d.on === undefined ? [] : [d.on]))),
  ]);
  main.inForce(needed.parameters);
  const keys = new Keys(module, body, (name) => main.site.reach.groups(name));
  const verdict = new VerdictWriter(module, rules, standing, settling, keys);
  const isLong = plan.rules.length > lengths.rules;
  const steps = isLong ? withRulesLate(plan, withDocumentsLast(module)) : withDocumentsLast(module);
  settling.deliverInOrder(steps.flatMap((step) => (step.kind === "deliver" ? [step.document] : [])));
  for (const step of steps) {
    module.prepare(stepExprs(module, step));
    take(step);
    if (isLong && (step.kind === "decide" || step.kind === "deliver")) verdict.tellKnown();
  }
  // What no step named is settled last: nothing depends on it.
  for (const decision of plan.decisions) if (!settling.decisions.has(decision.name)) settling.settle(decision);
  module.prepare(ruleExprs);
  verdict.prepare();
  const result = verdict.write();
  const traced = isWhole ? new TraceWriter(module, rules, standing, verdict).lines() : [];
  body.rewrite(fused);
  return {
    body: () => ({ lines: [main.resets(), ...body.written], traced, result }),
    interfaces: rules.interfaces.map((make) => make()),
  };

  function buildGroup(name: string): void {
    const group = model.group(name);
    if (group && !main.groups.has(name)) main.group(group);
  }

  function take(step: Step): void {
    switch (step.kind) {
      case "definition":
        if (needed.definitions.has(step.definition)) main.define(model.definition(step.definition), isWhole);
        return;
      case "group":
        if (needed.groups.has(step.group)) buildGroup(step.group);
        return;
      case "rule": {
        const state = rules.named(step.rule);
        body.push(ruleComment(state.rule, isWhole));
        rules.evaluate(state);
        return;
      }
      case "reach":
        standing.reachedBefore(step.decision);
        return;
      case "decide": {
        const decision = model.decision(step.decision);
        body.push(
          `// ${commentText(`Décision ${decision.name}${decision.label === undefined ? "" : ` : ${decision.label}`}`)}`,
        );
        if (decision.on !== undefined) buildGroup(decision.on);
        settling.settle(decision);
        return;
      }
      case "deliver": {
        const document = plan.documents.find((d) => d.name === step.document) ?? broken(`document ${step.document}`);
        body.push(
          `// ${commentText(`Document ${document.name}${document.label === undefined ? "" : ` : ${document.label}`}`)}`,
        );
        settling.deliver(document);
        return;
      }
      default:
        assertNever(step);
    }
  }
}

/** The steps, those last that settle a document which nothing reads: in the order in which a verdict lists documents. */
function withDocumentsLast(module: ModuleWriter): readonly Step[] {
  const { order, documents } = module.plan;
  const unread = documents.filter((d) => !module.readsDocument(d.name));
  const isLast = (step: Step): boolean => step.kind === "deliver" && unread.some((d) => d.name === step.document);
  return [
    ...order.filter((step) => !isLast(step)),
    ...unread.map((d): Step => ({ kind: "deliver", document: d.name })),
  ];
}

/** The rule's name, place and quoted text, unless it stands elsewhere in the module. */
function ruleComment(rule: Rule, isBrief: boolean): string {
  const kind = rule.kind === "ordinary" ? "Règle" : rule.kind === "exception" ? "Exception" : "À défaut";
  return comment([
    `${kind} ${rule.name} (${rule.place.file}, ligne ${rule.place.line})`,
    ...(isBrief ? [] : rule.legal.map((line) => `> ${line}`)),
  ]);
}

/** What a step computes. */
function stepExprs(module: ModuleWriter, step: Step): readonly Expr[] {
  const { model } = module;
  switch (step.kind) {
    case "definition":
      return [model.definition(step.definition).body];
    case "group":
      return [...model.groupExprs([step.group])];
    case "rule": {
      const rule = model.rule(step.rule);
      return [
        ...rule.each.map((e) => e.list),
        ...rule.lets.map((l) => l.value),
        ...(rule.condition ? [rule.condition] : []),
      ];
    }
    case "decide":
    case "deliver": {
      const topic = step.kind === "decide" ? step.decision : step.document;
      const conclusions = module.plan.rules
        .flatMap((r) => r.conclusions)
        .filter((c) => (c.kind === "decide" ? c.decision : c.document) === topic);
      return conclusions.flatMap((c) =>
        c.kind === "decide" ? [c.value, ...(c.element ? [c.element] : [])] : c.fields.map((f) => f.value),
      );
    }
    case "reach":
      return [];
    default:
      return assertNever(step);
  }
}

/** Fields present under a condition that JSON Schema cannot say, and where they are. */
export interface OpenCondition {
  readonly struct: string | undefined;
  readonly field: Field;
}

/** The conditions that the schema leaves open, and the contraintes. */
export function writeCheck(module: ModuleWriter, open: readonly OpenCondition[]): string {
  const { plan, model } = module;
  const body = module.newFunction();
  body.fresh("problems");
  const none = (): never => broken("no decision in a condition on the dossier");
  const main = new MainBody(module, body, { decision: none, documents: none });
  const conditions = [
    ...plan.constraints.map((c) => c.condition),
    ...open.flatMap((o) => (o.field.when ? [o.field.when] : [])),
  ];
  const needed = model.needed(conditions);
  main.inForce(needed.parameters);
  module.prepare(conditions);
  const early = model.needed(open.flatMap((o) => (o.field.when ? [o.field.when] : [])));
  const write = (only: ReadonlySet<string>, groups: ReadonlySet<string>): void => {
    for (const step of plan.order) {
      if (step.kind === "definition" && only.has(step.definition) && !main.definitions.has(step.definition)) {
        module.prepare([model.definition(step.definition).body]);
        main.define(model.definition(step.definition));
      }
      if (step.kind === "group" && groups.has(step.group) && !main.groups.has(step.group))
        main.group(model.group(step.group) ?? broken(`group ${step.group}`));
    }
  };
  write(early.definitions, early.groups);
  body.runtime("type Problem");
  if (open.length > 0) {
    new Walk(module, main, open).write();
    body.push("if (problems.length > 0) return problems;");
  }
  write(needed.definitions, needed.groups);
  for (const constraint of plan.constraints) writeConstraint(module, main, constraint);
  body.rewrite(fused);
  const text = body.text;
  return `const problems: Problem[] = [];\n${main.resets()}\n${text}\nreturn problems;`;
}

function writeConstraint(module: ModuleWriter, main: MainBody, constraint: Constraint): void {
  const { body } = main;
  const holds = module.expressions.condition(constraint.condition, main.site);
  const details = [`message: ${quote(constraint.message)}`];
  if (constraint.legal.length > 0) details.push(`legal: [${constraint.legal.map(quote).join(", ")}]`);
  const fails = holds.blocked ? `${holds.text} === false` : `!${holds.text}`;
  body.push(`if (${fails}) problems.push({ pointer: "", code: "constraint", details: { ${details.join(", ")} } });`);
}

/** Walks the dossier to every element with an open condition, with its JSON pointer. */
class Walk {
  constructor(
    private readonly module: ModuleWriter,
    private readonly main: MainBody,
    private readonly open: readonly OpenCondition[],
  ) {}

  write(): void {
    this.fields(this.module.plan.dossier, undefined, "d", '""');
  }

  private concerns(struct: string): boolean {
    if (this.open.some((o) => o.struct === struct)) return true;
    return this.module.model.struct(struct).fields.some((f) => {
      const type = f.type.kind === "list" ? f.type.element : f.type;
      return type.kind === "struct" && this.concerns(type.name);
    });
  }

  private fields(fields: readonly Field[], struct: string | undefined, object: string, pointer: string): void {
    const { body, site } = this.main;
    for (const { field } of this.open.filter((o) => o.struct === struct)) {
      if (!field.when) continue;
      const vars =
        struct === undefined ? site.vars : new Map([["self", code({ kind: "struct", name: struct }, object)]]);
      const holds = body.named(
        this.module.expressions.condition(field.when, { ...site, vars, loose: true }),
        "expected",
      );
      const value = access(object, this.module.property(struct ?? "", field.name));
      const at = `${body.runtime("pointerTo")}(${pointer}, ${quote(field.key)})`;
      const details = field.whenText === undefined ? "" : `, details: { condition: ${quote(field.whenText)} }`;
      const is = holds.blocked ? `${holds.text} === true` : holds.text;
      body.push(
        `if ((${is}) !== (${value} !== undefined)) {`,
        `problems.push({ pointer: ${at}, code: ${is} ? "missing" : "unexpected"${details} });`,
        "}",
      );
    }
    for (const field of fields) {
      const type = field.type.kind === "list" ? field.type.element : field.type;
      if (type.kind !== "struct" || !this.concerns(type.name)) continue;
      const value = access(object, this.module.property(struct ?? "", field.name));
      const at = body.fresh("at");
      const inside = (element: string, itsPointer: string): void =>
        this.fields(this.module.model.struct(type.name).fields, type.name, element, itsPointer);
      const write = (): void => {
        body.push(`const ${at} = ${body.runtime("pointerTo")}(${pointer}, ${quote(field.key)});`);
        if (field.type.kind !== "list") return inside(value, at);
        const index = body.fresh("index");
        const element = body.fresh("element");
        body.block(`for (let ${index} = 0; ${index} < ${value}.length; ${index}++)`, () => {
          const here = body.fresh("here");
          body.push(
            `const ${element} = ${value}[${index}]!;`,
            `const ${here} = ${body.runtime("pointerTo")}(${at}, ${index});`,
          );
          inside(element, here);
        });
      };
      if (field.presence === "always") body.block("", write);
      else body.block(`if (${value} !== undefined)`, write);
    }
  }
}
