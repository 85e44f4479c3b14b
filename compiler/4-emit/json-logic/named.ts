/** What a plan has by name, found at once: a long regulation asks for each of its rules many times. */
import type { Decision, Definition, Field, Parameter, Plan, Rule } from "../../../plan/plan.js";
import { append } from "../../grouping.js";
import { broken } from "../code.js";
import { topicOf, topicOfTarget } from "../topics.js";

export class Named {
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly definitions: ReadonlyMap<string, Definition>;
  private readonly decisions: ReadonlyMap<string, Decision>;
  private readonly parameters: ReadonlyMap<string, Parameter>;
  private readonly inputs: ReadonlyMap<string, Field>;
  private readonly concluding = new Map<string, Rule[]>();
  private readonly exceptions = new Map<string, Rule[]>();

  constructor({ rules, definitions, decisions, parameters, dossier }: Plan) {
    this.rules = new Map(rules.map((r) => [r.id, r]));
    this.definitions = new Map(definitions.map((d) => [d.id, d]));
    this.decisions = new Map(decisions.map((d) => [d.name, d]));
    this.parameters = new Map(parameters.map((p) => [p.name, p]));
    this.inputs = new Map(dossier.map((f) => [f.name, f]));
    for (const rule of rules) {
      for (const topic of new Set(rule.conclusions.map(topicOf))) append(this.concluding, topic, rule);
      for (const topic of new Set(rule.targets.map(topicOfTarget))) append(this.exceptions, topic, rule);
    }
  }

  rule(id: string): Rule {
    return this.rules.get(id) ?? broken(`rule ${id}`);
  }

  definition(id: string): Definition {
    return this.definitions.get(id) ?? broken(`definition ${id}`);
  }

  decision(name: string): Decision {
    return this.decisions.get(name) ?? broken(`decision ${name}`);
  }

  parameter(name: string): Parameter {
    return this.parameters.get(name) ?? broken(`parameter ${name}`);
  }

  input(name: string): Field {
    return this.inputs.get(name) ?? broken(`field ${name}`);
  }

  /** The rules that conclude on a decision or a document, in order. */
  concludingOn(topic: string): readonly Rule[] {
    return this.concluding.get(topic) ?? [];
  }

  /** The exceptions to a rule, a decision or a document, in order. */
  exceptionsTo(topic: string): readonly Rule[] {
    return this.exceptions.get(topic) ?? [];
  }
}
