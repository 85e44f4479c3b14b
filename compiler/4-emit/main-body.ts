/**
 * The steps that `decide` and `checkDossier` share, as code: the value of each definition, each group, and the parameters in force.
 * What they compute stays in local variables; what functions of the module read of it is kept in the dossier as well.
 */
import type { Definition, Group } from "../../plan/plan.js";
import { broken, code, isNumber, type Code, type Rep } from "./code.js";
import type { FunctionBody } from "./function-body.js";
import { strictly } from "./logic.js";
import type { ModuleWriter } from "./module-writer.js";
import { isDated } from "./model.js";
import { comment, identifier, propertyKey } from "./names.js";
import * as numbers from "./numbers.js";
import type { Reach, Site } from "./site.js";
import { withVar } from "./site.js";

export class MainBody {
  readonly definitions = new Map<string, Code>();
  readonly groups = new Map<string, Code>();
  readonly parameters = new Map<string, Code>();
  readonly site: Site;

  constructor(
    private readonly module: ModuleWriter,
    readonly body: FunctionBody,
    decided: Pick<Reach, "decision" | "documents">,
    settled?: "all",
  ) {
    const reach: Reach = {
      ...decided,
      dossier: "d",
      parameters: "p",
      definition: (id) => this.definitions.get(id) ?? broken(`definition ${id} is computed before it is read`),
      groups: (name) => this.groups.get(name) ?? broken(`group ${name} is built before it is read`),
      parameter: (name) =>
        isDated(module.model.parameter(name))
          ? (this.parameters.get(name) ?? broken(`parameter ${name}`))
          : module.parameter(name, body),
    };
    const site: Site = { body, reach, vars: new Map(), lists: new Map(), loose: false };
    this.site = settled === undefined ? site : { ...site, settled };
  }

  /** The dated parameters, as in force for this dossier. */
  inForce(names: ReadonlySet<string>): void {
    for (const { name } of this.module.plan.parameters) {
      const parameter = this.module.model.parameter(name);
      if (!names.has(name) || !isDated(parameter)) continue;
      const value = this.module.parameterInForce(name, this.site);
      this.parameters.set(name, value);
      this.module.keep("parameters", name, value, this.body);
    }
  }

  /** Makes as new what an earlier decision left in elements; known only when everything else is written. */
  resets(): string {
    const { shape, plan } = this.module;
    return plan.structs
      .flatMap(({ name }) => {
        const slots = shape.slotsOf(name).filter((s) => s.reset);
        if (slots.length === 0) return [];
        const lists = [`d.${shape.elements(name)}`, ...this.module.tablesOf(name)];
        return lists.map(
          (list) =>
            `for (const $element of ${list}) {\n${slots.map((s) => `$element.${s.name} = ${s.initial};`).join("\n")}\n}`,
        );
      })
      .join("\n");
  }

  /** `isBrief`: its quoted text stands elsewhere in the module. */
  define(definition: Definition, isBrief = false): void {
    if (definition.on || definition.parameters.length > 0 || this.module.writtenOut(definition.id)) return;
    const { body } = this;
    const name = identifier(definition.name);
    body.push(comment([definition.label ?? definition.id, ...(isBrief ? [] : definition.legal)]));
    const value = this.underItsName(this.module.expressions.write(definition.body, this.site, name), name);
    this.definitions.set(definition.id, value);
    this.module.keep("definitions", definition.id, value, body);
  }

  /** So that the code reads like the text. */
  private underItsName(c: Code, name: string): Code {
    const { body } = this;
    const { constant: _, ...rest } = c;
    // It may have been computed in a variable of that name.
    const isNamed = (text: string, wanted: string): boolean => text === wanted || text.startsWith(`${wanted}_`);
    if (c.parts ? isNamed(c.parts.n, `${name}_n`) : isNamed(c.text, name)) return rest;
    if (c.parts) {
      const [n, d] = [body.fresh(`${name}_n`), body.fresh(`${name}_d`)];
      body.push(`const ${n} = ${c.parts.n};`, `const ${d} = ${c.parts.d};`);
      return { ...rest, parts: { n, d } };
    }
    const local = body.fresh(name);
    body.push(
      `const ${local} = ${c.text}${c.constant !== undefined || c.text === "undefined" || c.rep.kind === "enum" ? ` as ${body.typeOf(c)}` : ""};`,
    );
    return { ...rest, text: local, size: 1 };
  }

  group(group: Group): void {
    const { body } = this;
    const { module } = this;
    const type = module.internalType("struct", group.name);
    const source = module.expressions.ofLists.array(group.source, this.site);
    const groups = body.fresh(group.list);
    const slot = module.readsGroupOf(group.name) ? module.groupSlot(group.name) : undefined;
    const made = strictly(
      [
        {
          ...source,
          absent: false,
          blocked: source.blocked || source.absent,
          text: source.absent ? `(${source.text} ?? null)` : source.text,
        },
      ],
      this.site,
      ([list]) => {
        const known = body.named(list!, "list");
        const result = body.fresh("groups");
        const member = body.fresh(group.variable);
        let keys: Code[] = [];
        let blocked = false;
        const flag = body.fresh("groups_blocked");
        const { lines } = body.capture(() =>
          body.block(`for (const ${member} of ${known.text})`, () => {
            const element = code({ kind: "struct", name: group.element }, member);
            const site = withVar(this.site, group.variable, element);
            const written = group.keys.map((key) =>
              body.named(numbers.boxed(module.expressions.write(key.value, site), body), key.name),
            );
            const unsure = written.filter((k) => k.blocked).map((k) => `${k.text} === null`);
            if (unsure.length > 0) {
              blocked = true;
              body.push(`if (${unsure.join(" || ")}) {`, `${flag} = true;`, "break;", "}");
            }
            keys = written.map((k) => ({ ...k, blocked: false }));
            module.setKeys(
              group.name,
              keys.map(({ constant: _, ...k }) => k),
            );
            const found = body.fresh("group");
            const other = body.fresh("other");
            body.push(`let ${found}: ${type} | undefined;`);
            body.block(`for (const ${other} of ${result})`, () => {
              const tests = keys.map((key, i) =>
                this.sameKey(key, `${other}.${module.property(group.name, group.keys[i]?.name ?? "")}`),
              );
              body.push(`if (${tests.join(" && ")}) {`, `${found} = ${other};`, "break;", "}");
            });
            const properties = group.keys.map(
              (key, i) => `${propertyKey(module.property(group.name, key.name))}: ${keys[i]?.text}`,
            );
            body.block(`if (${found} === undefined)`, () => {
              body.push(
                () =>
                  `${found} = { ${[...properties, '"éléments": []', ...module.shape.slotsOf(group.name).map((s) => `${s.name}: ${s.initial}`)].join(", ")} };`,
              );
              body.push(`${result}.push(${found});`);
            });
            body.push(`${found}["éléments"].push(${member});`);
            if (slot !== undefined) body.push(`${member}.${slot} = ${found};`);
          }),
        );
        body.push(`const ${result}: ${type}[] = [];`, ...(blocked ? [`let ${flag} = false;`] : []), ...lines);
        const rep: Rep = {
          kind: "list",
          element: { kind: "struct", name: group.name },
          min: 0,
          max: source.rep.kind === "list" ? source.rep.max : 0,
        };
        return code(rep, blocked ? `(${flag} ? null : ${result})` : result, { blocked });
      },
    );
    body.push(`const ${groups} = ${made.text};`);
    const value: Code = { ...made, text: groups, size: 1 };
    this.groups.set(group.name, value);
    module.keep("groups", group.name, value, body);
  }

  private sameKey(key: Code, other: string): string {
    const { rep } = key;
    if (!isNumber(rep) || rep.kind === "int") return `${other} === ${key.text}`;
    const their: Code = { ...key, text: other, absent: false };
    const equal = numbers.compared("=", their, { ...key, absent: false }, this.body).text;
    return key.absent
      ? `(${other} === undefined || ${key.text} === undefined ? ${other} === ${key.text} : ${equal})`
      : equal;
  }
}
