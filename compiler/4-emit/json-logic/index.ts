/** `<version>.logic.json` from a plan alone: the regulation as steps of JSON Logic, or why it cannot be carried. */
import type { Decision, Plan, Step } from "../../../plan/plan.js";
import type { Logic, LogicDocument } from "../../../json-logic/document.js";
import { assertNever } from "../assert-never.js";
import { broken } from "../code.js";
import { forEach, member, Refused, sure, type Code } from "./code.js";
import { Elements } from "./elements.js";
import { Expressions, type Surroundings } from "./expressions.js";
import { Instances } from "./instances.js";
import { ParameterValues } from "./parameters.js";
import { Program } from "./program.js";
import { inputOf } from "./reading.js";
import { Settling } from "./settling.js";
import { Standing } from "./standing.js";
import { VerdictStep } from "./verdict.js";

/** Operations of JSON Logic itself; all others are ours. */
const STANDARD: ReadonlySet<string> = new Set(
  "var if and or ! !! === !== < <= > >= + - * min max in cat merge map filter reduce some none".split(" "),
);

/** Never throws on a plan that was checked; the same plan gives the same document. */
export function logicOf(plan: Plan): LogicDocument {
  const about = { format: "reglo-json-logic/1", regulation: plan.code, version: plan.version } as const;
  try {
    const { steps } = new Writer(plan).write();
    const used = new Set<string>();
    for (const { rule } of steps) noteOperations(rule, used);
    return { ...about, operations: [...used].filter((name) => !STANDARD.has(name)).sort(), steps };
  } catch (failure) {
    if (failure instanceof Refused) return { ...about, refused: failure.reason };
    throw failure;
  }
}

/** The document as the text of a file: a step a line. */
export function logicText(plan: Plan): string {
  const document = logicOf(plan);
  if ("refused" in document) return `${JSON.stringify(document, null, 2)}\n`;
  const { steps, ...about } = document;
  const lines = steps.map((step) => `    ${JSON.stringify(step)}`).join(",\n");
  return `${JSON.stringify(about, null, 2).replace(/\n}$/, "")},\n  "steps": [\n${lines}\n  ]\n}\n`;
}

function noteOperations(rule: Logic, used: Set<string>): void {
  const pile: Logic[] = [rule];
  for (let one = pile.pop(); one !== undefined; one = pile.pop()) {
    if (typeof one !== "object" || one === null) continue;
    if (!Array.isArray(one)) Object.keys(one).forEach((name) => used.add(name));
    pile.push(...(Object.values(one) as Logic[]));
  }
}

class Writer implements Surroundings {
  readonly program: Program;
  private readonly expressions: Expressions;
  private readonly places: Elements;
  private readonly parameters: ParameterValues;
  private readonly rules: Instances;
  private readonly standing: Standing;
  private readonly settling: Settling;

  constructor(private readonly plan: Plan) {
    this.program = new Program(plan);
    this.expressions = new Expressions(this);
    this.places = new Elements(this.program, this.expressions);
    this.parameters = new ParameterValues(this.program, this.expressions);
    this.rules = new Instances(this.program, this.expressions);
    this.standing = new Standing(this.rules, this.places);
    this.settling = new Settling(this.rules, this.standing, this.places);
  }

  write(): Program {
    for (const step of this.plan.order) this.take(step);
    this.parameters.used(this.selecting());
    new VerdictStep(this.rules, this.standing, this.settling, this.places).write();
    return this.program;
  }

  private take(step: Step): unknown {
    switch (step.kind) {
      case "definition":
        return this.definition(step.definition);
      case "group":
        return this.places.of(step.group);
      case "rule":
        return this.rules.mayBeUnknown(this.rules.named.rule(step.rule));
      case "reach":
        return this.standing.reach(step.decision);
      case "decide":
        return this.settling.settled(this.program.named.decision(step.decision));
      case "deliver":
        return this.settling.delivered(step.document);
      default:
        return assertNever(step);
    }
  }

  private selecting(): Code | undefined {
    return this.plan.selector && this.input(this.plan.selector.field);
  }

  input(name: string): Code {
    return inputOf(this.program, this.program.named.input(name));
  }

  parameter(name: string, at: Code | undefined): Code {
    return this.parameters.value(name, at, this.selecting());
  }

  definition(id: string): Code {
    const definition = this.program.named.definition(id);
    return this.program.step(`definition ${id}`, () => this.expressions.of(definition.body, new Map()));
  }

  /** A derived field is computed for all elements of the dossier at once; in place for a row of a parameter. */
  derived(id: string, element: Code): Code {
    const definition = this.program.named.definition(id);
    const { struct, variable } = definition.on ?? broken("a derived field");
    if (this.mayBeRow(struct)) {
      this.program.countCall();
      return this.program.bound(variable, element, (ref) =>
        this.expressions.of(definition.body, new Map([[variable, ref]])),
      );
    }
    const table = this.program.step(`definition ${id}`, () =>
      this.program.strict([this.places.of(struct)], ([list]) => {
        const [one, name] = [this.program.fresh(variable), this.program.fresh(variable)];
        const value = this.expressions.of(definition.body, new Map([[variable, sure({ var: one })]]));
        const ids = forEach(name, list!.logic, { var: `${name}.#` });
        return { ...value, logic: { table: [ids, forEach(one, list!.logic, value.logic)] } };
      }),
    );
    return { ...table, logic: { field: [table.logic, member(element.logic, "#")] } };
  }

  private mayBeRow(struct: string): boolean {
    return this.plan.parameters.some(
      ({ type }) => type.kind === "list" && type.element.kind === "struct" && type.element.name === struct,
    );
  }

  decision(name: string, element: Code | undefined): Code {
    const decision: Decision = this.program.named.decision(name);
    if (decision.on !== undefined && this.mayBeRow(decision.on)) {
      throw new Refused({
        fr: `la décision « ${name} » peut porter sur une ligne de paramètre`,
        en: `the decision « ${name} » may be about a row of a parameter`,
      });
    }
    return this.settling.decision(name, element);
  }

  documents(name: string): Code {
    return this.settling.documents(name);
  }

  elements(struct: string): Code {
    return this.places.of(struct);
  }

  fieldsOf(type: Parameters<Elements["fieldsOf"]>[0]): ReturnType<Elements["fieldsOf"]> {
    return this.places.fieldsOf(type);
  }
}
