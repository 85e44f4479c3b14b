/**
 * The module of one version while it is written: its functions, constants and names. Expressions ask it for what lies outside of them.
 */
import type { Definition, Expr, Field, Plan, Struct } from "../../plan/plan.js";
import { dayNumber, dayOfYear } from "../../runtime/calendar.js";
import { assertNever } from "./assert-never.js";
import { broken, code, isNumber, pow10, repOf, type Code, type Rep } from "./code.js";
import { Expressions } from "./expressions.js";
import { FunctionBody } from "./function-body.js";
import { sureToBeSettled } from "./logic.js";
import { everyExpr, isDated, Model } from "./model.js";
import { comment, identifier, Names, propertyKey, quote, reads } from "./names.js";
import * as numbers from "./numbers.js";
import { selectingField } from "./read-fields.js";
import { RUNTIME_NAMES } from "./runtime-names.js";
import { Shape } from "./shape.js";
import { isSettled, type Reach, type Site, type Surroundings } from "./site.js";

/** What a function outside of `decide` knows of something that `decide` keeps for it. */
type Kept = Pick<Code, "rep" | "absent" | "blocked">;

export class ModuleWriter implements Surroundings {
  readonly model: Model;
  readonly shape: Shape;
  readonly expressions: Expressions;
  readonly names: Names;
  readonly types = new Names(undefined, [
    "Dossier",
    "Verdict",
    "Body",
    "Raw",
    "Rational",
    "Quotient",
    "Problem",
    "RuleTrace",
    "TestTrace",
    "Reason",
    "Outcome",
    "Delivery",
    "CompiledVersion",
    "VersionMeta",
    "Truth",
    "string",
    "number",
    "boolean",
    "Printing",
    "Conditions",
    "AjvError",
    "Day",
  ]);
  readonly imports = new Set<string>();
  /** Functions of derived fields and of definitions with parameters, as they are needed. */
  readonly functions: string[] = [];
  /** Names of the functions that give the elements of a structure their keys. */
  readonly keyFunctions = new Map<string, string>();
  readonly kept: ReturnType<Model["keptForFunctions"]>;
  /** Decisions that may turn out to have no value, among those settled so far. */
  readonly maybeAbsent = new Set<string>();
  private readonly typeNames = new Map<string, string>();
  private readonly orders = new Map<string, string>();
  private readonly derivedMade = new Map<string, { readonly name: string; readonly result: Code }>();
  private readonly callsMade = new Map<string, { readonly name: string; readonly result: Code }>();
  private readonly functionNames = new Map<string, string>();
  private readonly constants = new Map<
    string,
    { readonly code: Code; readonly text: () => string; readonly struct?: string }
  >();
  private readonly writtenOutKnown = new Map<string, Expr | undefined>();
  private readonly keyReps = new Map<string, readonly Code[]>();
  private readonly keptCodes = new Map<string, Kept>();
  private readonly parameterNames = new Map<string, string>();

  constructor(readonly plan: Plan) {
    this.model = new Model(plan);
    this.shape = new Shape(this.model);
    this.expressions = new Expressions(this);
    this.names = new Names(undefined, [
      ...RUNTIME_NAMES,
      ..."decide decideInFull readDossier readParameters validate validateParameters checkDossier chosen meta validateDossierJson validateParametersJson readBytes readValues writeBody shape version".split(
        " ",
      ),
    ]);
    for (const definition of plan.definitions) {
      if (definition.on || definition.parameters.length > 0)
        this.functionNames.set(definition.id, this.names.fresh(definition.id.replace(/^(.*)\.(.*)$/, "$2_$1")));
    }
    for (const parameter of plan.parameters) this.parameterNames.set(parameter.name, this.names.fresh(parameter.name));
    for (const e of plan.enums) this.typeNames.set(`enum ${e.name}`, this.types.fresh(e.name));
    for (const s of plan.structs) this.typeNames.set(`struct ${s.name}`, this.types.fresh(s.name));
    this.kept = this.model.keptForFunctions();
    const documents = new Set<string>();
    const groups = new Set<string>();
    for (const e of everyExpr(this.model.allExprs())) {
      if (e.kind === "documents") documents.add(e.document);
      if (e.kind === "group-of") groups.add(e.group);
    }
    this.readKinds = { documents, groups };
  }

  private readonly readKinds: { readonly documents: ReadonlySet<string>; readonly groups: ReadonlySet<string> };

  /** Whether an expression reads the deliveries of a document. */
  readsDocument(name: string): boolean {
    return this.readKinds.documents.has(name);
  }

  /** Whether an expression asks for the group of an element. */
  readsGroupOf(name: string): boolean {
    return this.readKinds.groups.has(name);
  }

  // --- Types

  /** The public type of an enumeration, or of a structure as it stands in JSON. */
  publicType(kind: "enum" | "struct", name: string): string {
    return this.typeNames.get(`${kind} ${name}`) ?? broken(`${kind} ${name}`);
  }

  /** The type of the internal form of an element, or of a delivery. */
  internalType(kind: "struct" | "document", name: string): string {
    const key = `${kind} internal ${name}`;
    const known = this.typeNames.get(key);
    if (known !== undefined) return known;
    // Names of types with a `$` are never an author's.
    const made = `$${identifier(name)}${kind === "document" ? "$" : ""}`;
    this.typeNames.set(key, made);
    return made;
  }

  typeText(rep: Rep): string {
    switch (rep.kind) {
      case "boolean":
        return "boolean";
      case "text":
        return "string";
      case "date":
      case "duration":
      case "int":
        return "number";
      case "quotient":
        return this.useType("Quotient");
      case "rational":
        return this.useType("Rational");
      case "enum":
        return this.publicType("enum", rep.name);
      case "struct":
      case "document":
        return this.internalType(rep.kind, rep.name);
      case "list":
        return `readonly (${this.typeText(rep.element)})[]`;
      default:
        return assertNever(rep);
    }
  }

  private useType(name: string): string {
    this.imports.add(`type ${name}`);
    return name;
  }

  // --- Fields

  property(_owner: string, field: string): string {
    return this.shape.property(field);
  }
  inputProperty(field: string): string {
    return this.shape.property(field);
  }
  input(field: string): Field {
    return this.plan.dossier.find((f) => f.name === field) ?? broken(`field ${field} of the dossier`);
  }
  fieldOf(
    owner: { readonly kind: "struct" | "document"; readonly name: string },
    field: string,
  ): { rep: Rep; optional: boolean } {
    return this.shape.fieldOf(
      owner,
      field,
      (group) => this.keyReps.get(group) ?? broken(`group ${group} not built yet`),
    );
  }
  /** How the keys of a group are kept is known once they are computed. */
  setKeys(group: string, keys: readonly Code[]): void {
    this.keyReps.set(group, keys);
  }
  keysOf(group: string): readonly Code[] {
    return this.keyReps.get(group) ?? [];
  }
  elements(struct: string): string {
    return this.shape.elements(struct);
  }
  decisionSlot(decision: string): string {
    const { on, type } = this.model.decision(decision);
    const rep = repOf(type);
    const { maybeAbsent } = this;
    const text = this.typeText(rep);
    // Whether it can be absent is known once it is settled.
    return this.shape.slot(on ?? broken("a per-element decision"), `decision ${decision}`, decision, () => ({
      get type() {
        return maybeAbsent.has(decision) ? `${text} | undefined | null` : `${text} | null`;
      },
      get initial() {
        return maybeAbsent.has(decision) ? "undefined" : "null";
      },
      reset: true,
    })).name;
  }
  mayBeAbsent(decision: string): boolean {
    return this.maybeAbsent.has(decision);
  }
  groupSlot(group: string): string {
    const { element } = this.model.group(group) ?? broken(`group ${group}`);
    return this.shape.slot(element, `group ${group}`, group, () => ({
      type: `${this.internalType("struct", group)} | undefined`,
      initial: "undefined",
      reset: true,
    })).name;
  }

  orderOf(enumeration: string): string {
    const known = this.orders.get(enumeration);
    if (known !== undefined) return known;
    const name = `$order_${identifier(enumeration)}`;
    this.orders.set(enumeration, name);
    return name;
  }

  private readonly texts = new Map<string, string>();

  /** The JSON keys of an enumeration, each as the text that the module's code compares with. */
  textsOf(enumeration: string): string {
    const known = this.texts.get(enumeration);
    if (known !== undefined) return known;
    const name = `$texts_${identifier(enumeration)}`;
    this.texts.set(enumeration, name);
    return name;
  }

  // --- Functions

  writtenOut(id: string): Expr | undefined {
    if (this.writtenOutKnown.has(id)) return this.writtenOutKnown.get(id);
    const definition = this.model.definition(id);
    const { body } = definition;
    const isList =
      !definition.on && definition.parameters.length === 0 && (body.kind === "filter" || body.kind === "map");
    const made =
      isList && !this.model.taintedDefinition(id) && (this.isCheap(body) || this.model.usesOf(id) <= 1)
        ? body
        : undefined;
    this.writtenOutKnown.set(id, made);
    return made;
  }

  isCheap(list: Expr): boolean {
    let cost = 0;
    let base = list;
    while (base.kind === "filter" || base.kind === "map") {
      cost += this.model.cost(base.kind === "filter" ? base.condition : base.value);
      base = base.list;
    }
    if (base === list || cost > 20) return false;
    if (base.kind === "field") return base.object.kind === "variable";
    return ["input", "definition", "variable", "groups", "elements", "parameter"].includes(base.kind);
  }

  /** Writes the functions that an expression needs, those they need first: a chain of them may be long. */
  prepare(roots: Iterable<Expr>): void {
    const pile: { readonly definition: Definition; ready: boolean }[] = [];
    const seen = new Set<string>();
    const visit = (exprs: Iterable<Expr>): void => {
      for (const e of everyExpr(exprs)) {
        if (e.kind !== "derived" && e.kind !== "call" && !(e.kind === "definition" && this.writtenOut(e.definition)))
          continue;
        if (seen.has(e.definition) || this.derivedMade.has(e.definition)) continue;
        pile.push({ definition: this.model.definition(e.definition), ready: false });
      }
    };
    visit(roots);
    for (let top = pile.at(-1); top !== undefined; top = pile.at(-1)) {
      const { definition } = top;
      if (top.ready || seen.has(definition.id)) {
        pile.pop();
        if (top.ready && definition.on && !this.derivedMade.has(definition.id)) this.makeDerived(definition);
      } else {
        top.ready = true;
        seen.add(definition.id);
        visit([definition.body]);
      }
    }
  }

  derived(id: string, object: Code, site: Site): Code {
    const definition = this.model.definition(id);
    const { name, result } = this.derivedMade.get(id) ?? this.makeDerived(definition);
    const text = `${name}(${[object.text, ...this.handed(id, site)].join(", ")})`;
    return this.whereSettled(id, { ...result, text, size: object.size + 2 }, site);
  }

  private handed(id: string, site: Site): string[] {
    const reads = this.model.readsOf(id);
    return [...(reads.state ? [site.reach.dossier] : []), ...(reads.parameters ? [site.reach.parameters] : [])];
  }

  private received(id: string): string[] {
    const reads = this.model.readsOf(id);
    return [...(reads.state ? ["d: $Dossier"] : []), ...(reads.parameters ? ["p: $Parameters"] : [])];
  }

  private newBody(): FunctionBody {
    const body = new FunctionBody(this.names, (rep) => this.typeText(rep), this.imports);
    body.fresh("d");
    body.fresh("p");
    return body;
  }

  newFunction(): FunctionBody {
    return this.newBody();
  }

  private makeDerived(definition: Definition): { readonly name: string; readonly result: Code } {
    const on = definition.on ?? broken("a derived field");
    const name = this.functionNames.get(definition.id) ?? broken(`function ${definition.id}`);
    const body = this.newBody();
    const element = body.fresh(on.variable);
    const rep: Rep = { kind: "struct", name: on.struct };
    const site = this.functionSite(body, new Map([[on.variable, code(rep, element)]]), false);
    const result = this.functionOf(
      definition,
      name,
      [`${element}: ${this.typeText(rep)}`],
      site,
      this.isMemoized(definition) ? { element, struct: on.struct } : undefined,
    );
    const made = { name, result };
    this.derivedMade.set(definition.id, made);
    return made;
  }

  /** What is read in several places and takes long is computed once for each element. */
  private isMemoized(definition: Definition): boolean {
    return this.model.costOf(definition.id) > 60 && this.model.usesOf(definition.id) > 1;
  }

  private functionOf(
    definition: Definition,
    name: string,
    parameters: readonly string[],
    site: Site,
    memo?: { readonly element: string; readonly struct: string },
  ): Code {
    const { body } = site;
    const written = numbers.boxed(this.expressions.write(definition.body, site), body);
    const { parts: _, constant: __, ...result } = written;
    const type = body.typeOf(result);
    const statements: string[] = [];
    if (memo) {
      const known = this.shape.slot(memo.struct, `known ${definition.id}`, `${definition.name}_known`, () => ({
        type: "boolean",
        initial: "false",
        reset: true,
      }));
      const value = this.shape.slot(memo.struct, `value ${definition.id}`, definition.name, () => ({
        type: `${type} | undefined`,
        initial: "undefined",
        reset: false,
      }));
      statements.push(
        `if (${memo.element}.${known.name}) return ${memo.element}.${value.name}${result.absent ? "" : result.blocked ? ` as ${type}` : "!"};`,
        body.text,
        `const $result: ${type} = ${written.text};`,
        `${memo.element}.${value.name} = $result;`,
        `${memo.element}.${known.name} = true;`,
        "return $result;",
      );
    } else statements.push(body.text, `return ${written.text};`);
    const head = comment([definitionTitle(definition), ...definition.legal]);
    const its = statements.join("\n");
    const signature = [...parameters, ...this.received(definition.id)]
      .map((p) => (reads(its, p.slice(0, p.indexOf(":"))) ? p : `_${p}`))
      .join(", ");
    this.functions.push(`${head}\nfunction ${name}(${signature}): ${type} {\n${its}\n}`);
    return { ...result, text: "", size: 2 };
  }

  call(id: string, args: readonly Code[], site: Site): Code {
    const definition = this.model.definition(id);
    const { body } = site;
    const converted = definition.parameters.map(({ type }, i) => {
      const arg = args[i] ?? broken("an argument");
      return this.expressions.convertedTo(arg, this.argumentRep(repOf(type), arg.rep), site);
    });
    const signature = JSON.stringify([id, converted.map((c) => [c.rep, c.absent, c.blocked])], (_, v: unknown) =>
      typeof v === "bigint" ? String(v) : v,
    );
    const { name, result } = this.callsMade.get(signature) ?? this.makeCall(definition, converted, signature);
    const texts = converted.map((c) => body.short(c).text);
    const text = `${name}(${[...texts, ...this.handed(id, site)].join(", ")})`;
    const value: Code = { ...result, text, size: texts.length + 2 };
    return converted.some((c) => c.absent) ? value : this.whereSettled(id, value, site);
  }

  /** Functions are shared by code where decisions may be unsettled and code where none is: there, their decisions block nothing. */
  private whereSettled(id: string, value: Code, site: Site): Code {
    return isSettled(site) && this.model.taintedDefinition(id) ? sureToBeSettled(value) : value;
  }

  /** What the declared type holds; what it does not, as a rational. */
  private argumentRep(declared: Rep, given: Rep): Rep {
    if (!isNumber(declared) || !isNumber(given)) return declared.kind === "list" ? given : declared;
    if (declared.kind !== "int" || given.kind !== "int" || given.scale > declared.scale) return { kind: "rational" };
    const by = pow10(declared.scale - given.scale);
    return given.min * by >= declared.min && given.max * by <= declared.max ? declared : { kind: "rational" };
  }

  private makeCall(
    definition: Definition,
    args: readonly Code[],
    signature: string,
  ): { readonly name: string; readonly result: Code } {
    const plain = this.functionNames.get(definition.id) ?? broken(`function ${definition.id}`);
    const isFirst = ![...this.callsMade.values()].some((c) => c.name === plain);
    const name = isFirst ? plain : this.names.fresh(plain);
    const body = this.newBody();
    const vars = new Map<string, Code>();
    const parameters = definition.parameters.map((p, i) => {
      const arg = args[i] ?? broken("an argument");
      const parameter = code(arg.rep, body.fresh(p.name), { absent: arg.absent, blocked: arg.blocked });
      vars.set(p.name, parameter);
      return `${parameter.text}: ${body.typeOf(parameter)}`;
    });
    // What may be absent here was not when the definition was checked by itself.
    const site = this.functionSite(
      body,
      vars,
      args.some((a) => a.absent),
    );
    const made = { name, result: this.functionOf(definition, name, parameters, site) };
    this.callsMade.set(signature, made);
    return made;
  }

  /** Where the body of a function stands. */
  functionSite(body: FunctionBody, vars: ReadonlyMap<string, Code>, loose: boolean): Site {
    const read = (question: string): Code => {
      const kept = this.keptCodes.get(question) ?? broken(`${question} is computed before it is read by a function`);
      return code(kept.rep, `d.${this.keptSlot(question, kept)}`, { absent: kept.absent, blocked: kept.blocked });
    };
    const reach: Reach = {
      dossier: "d",
      parameters: "p",
      definition: (id) => read(`definition ${id}`),
      decision: (name) => read(`decision ${name}`),
      documents: (name) => read(`document ${name}`),
      groups: (name) => read(`group ${name}`),
      parameter: (name) =>
        isDated(this.model.parameter(name)) ? read(`parameter ${name}`) : this.parameter(name, body),
    };
    return { body, reach, vars, lists: new Map(), loose };
  }

  /** Keeps a value for the functions of the module, if one reads it. `c` is how it is represented, boxed. */
  keep(kind: keyof ReturnType<Model["keptForFunctions"]>, name: string, c: Code, body: FunctionBody): void {
    if (!this.kept[kind].has(name)) return;
    const question = `${kind.slice(0, -1)} ${name}`;
    const boxed = numbers.boxed(c, body);
    // Functions are shared: what they read is as it was first kept, where it may be blocked.
    if (!this.keptCodes.has(question))
      this.keptCodes.set(question, { rep: boxed.rep, absent: boxed.absent, blocked: boxed.blocked });
    body.push(`d.${this.keptSlot(question, boxed)} = ${boxed.text};`);
  }

  private keptSlot(question: string, kept: Kept): string {
    return this.shape.slot("", question, question.slice(question.indexOf(" ") + 1), () => ({
      type: `${this.typeText(kept.rep)}${kept.absent ? " | undefined" : ""}${kept.blocked ? " | null" : ""}`,
      initial: kept.absent ? "undefined" : initialOf(kept.rep),
      reset: false,
    })).name;
  }

  // --- Parameters

  /** A parameter whose value does not depend on a date: a constant of the module, or what the caller chose. */
  parameter(name: string, body: FunctionBody): Code {
    const parameter = this.model.parameter(name);
    if (parameter.chosen)
      return code(repOf(parameter.type), `p.${this.chosenProperty(name)}`, { absent: parameter.optional });
    return this.constantOf(name, 0, body);
  }

  /** The value of a parameter open to choice when the caller sets none. */
  defaultOf(name: string, body: FunctionBody): Code {
    return this.constantOf(name, 0, body);
  }

  chosenProperty(name: string): string {
    return this.shape.property(name);
  }

  /** One of the values that a parameter has in the course of time. */
  private constantOf(name: string, index: number, body: FunctionBody): Code {
    const parameter = this.model.parameter(name);
    const entry = parameter.values[index];
    if (!entry) return code(repOf(parameter.type), "undefined", { absent: true });
    const key = `${name} ${index}`;
    const known = this.constants.get(key);
    if (known) return known.code;
    const made = this.constantCode(entry.value, body);
    if (made.parts || made.text === "undefined") return made;
    const plain = this.parameterNames.get(name) ?? broken(`parameter ${name}`);
    const text = parameter.values.length === 1 ? plain : `${plain}_${identifier(entry.from ?? "toujours")}`;
    const { constant: _, ...rest } = made;
    const named: Code = { ...rest, text, size: 1, absent: false };
    const struct = entry.value.kind === "list" ? this.structIn(entry.value) : undefined;
    this.constants.set(key, {
      code: named,
      text: () => {
        const value = this.constantText(entry.value, made);
        return `${comment([parameter.label ?? parameter.name])}\nconst ${text}${made.rep.kind === "enum" ? "" : `: ${this.typeText(made.rep)}`} = ${value}${made.rep.kind === "enum" ? ` as ${this.typeText(made.rep)}` : ""};`;
      },
      ...(struct === undefined ? {} : { struct }),
    });
    return named;
  }

  private structIn(e: Expr): string | undefined {
    if (e.kind === "record") return e.struct;
    return e.kind === "list" ? e.items.map((i) => this.structIn(i)).find((s) => s !== undefined) : undefined;
  }

  /** How the constant is represented; the text of elements is made at the end, when all their properties are known. */
  private constantCode(e: Expr, body: FunctionBody): Code {
    if (e.kind === "record") return code({ kind: "struct", name: e.struct }, "…");
    if (e.kind === "list") {
      const items = e.items.map((item) => this.constantCode(item, body));
      const declared = repOf(e.type);
      const element =
        items.length > 0
          ? items.map((i) => i.rep).reduce((a, b) => this.expressions.joinedRep(a, b))
          : declared.kind === "list"
            ? declared.element
            : broken("a list");
      return code({ kind: "list", element, min: items.length, max: items.length }, "…");
    }
    if (e.kind === "negate") {
      const value = this.constantCode(e.value, body);
      return isNumber(value.rep) ? numbers.negate(value, body) : value;
    }
    return e.kind === "absent"
      ? code(repOf(e.type), "undefined", { absent: true })
      : this.expressions.write(e, this.functionSite(body, new Map(), false));
  }

  private constantText(e: Expr, as: Code): string {
    const body = this.newBody();
    if (e.kind === "record") return this.recordText(e, 0, body);
    if (e.kind === "list") {
      const { rep } = as;
      if (rep.kind !== "list") return broken("a list");
      const items = e.items.map((item, i) =>
        item.kind === "record" ? this.recordText(item, i + 1, body) : this.convertedText(item, rep.element, body),
      );
      return `[${items.join(",\n")}]`;
    }
    return this.convertedText(e, as.rep, body);
  }

  private convertedText(e: Expr, rep: Rep, body: FunctionBody): string {
    if (e.kind === "list")
      return `[${e.items.map((i) => this.convertedText(i, rep.kind === "list" ? rep.element : rep, body)).join(", ")}]`;
    return this.expressions.convertedTo(this.constantCode(e, body), rep, this.functionSite(body, new Map(), false))
      .text;
  }

  private recordText(e: Extract<Expr, { kind: "record" }>, row: number, body: FunctionBody): string {
    const struct = this.model.struct(e.struct);
    const given = new Map(e.fields.map((f) => [f.name, f.value]));
    const fields = new Map(
      struct.fields.flatMap((f) => {
        const value = given.get(f.name);
        return value === undefined || value.kind === "absent"
          ? []
          : [[f.name, code(repOf(f.type), this.convertedText(value, repOf(f.type), body))] as const];
      }),
    );
    return this.record(struct, fields, row);
  }

  /** An element as an object, with all its properties: objects of one shape are fast. */
  record(struct: Struct, fields: ReadonlyMap<string, Code>, row: number): string {
    const properties = struct.fields.map(
      (f) => `${propertyKey(this.property(struct.name, f.name))}: ${fields.get(f.name)?.text ?? "undefined"}`,
    );
    const slots = this.shape
      .allSlotsOf(struct.name)
      .map((slot) => `${slot.name}: ${slot.fills === "row" ? row : slot.initial}`);
    return `{ ${[...properties, ...slots].join(", ")} }`;
  }

  parameterAt(name: string, at: Code, site: Site): Code {
    const parameter = this.model.parameter(name);
    const { body } = site;
    if (!isDated(parameter)) return this.parameter(name, body);
    const dated = this.inForce(name, site, at);
    return parameter.chosen ? this.orChosen(name, dated, site) : dated;
  }

  /** The value in force at the date or in the year that selects the version. */
  parameterInForce(name: string, site: Site): Code {
    const field = selectingField(this.plan);
    const type = field?.type;
    const at =
      field && type
        ? code(repOf(type), `d.${this.property("", field.name)}`, { absent: field.presence !== "always" })
        : undefined;
    const dated = this.inForce(name, site, at);
    return this.model.parameter(name).chosen ? this.orChosen(name, dated, site) : dated;
  }

  private inForce(name: string, site: Site, at: Code | undefined): Code {
    const { body } = site;
    const parameter = this.model.parameter(name);
    const values = parameter.values.map((_, i) => this.constantOf(name, i, body));
    let result: Code = code(repOf(parameter.type), "undefined", { absent: true });
    const when = at && body.named(at, "at");
    parameter.values.forEach(({ from }, i) => {
      const value = values[i] ?? broken("a value");
      if (from === undefined) {
        result = value;
        return;
      }
      if (!when) return;
      const reached = `${when.absent ? `${when.text} !== undefined && ` : ""}${this.hasBegun(from, when, body)}`;
      const rep = result.text === "undefined" ? value.rep : this.expressions.joinedRep(value.rep, result.rep);
      const [then, otherwise] = [
        this.expressions.convertedTo(value, rep, site),
        this.expressions.convertedTo(result, rep, site),
      ];
      result = code(rep, `(${reached} ? ${then.text} : ${otherwise.text})`, {
        absent: value.absent || result.absent,
        size: result.size + 3,
      });
    });
    return body.named(result, `${this.parameterNames.get(name) ?? name}_en_vigueur`);
  }

  private hasBegun(from: string, at: Code, body: FunctionBody): string {
    const day = dayNumber(from);
    const year = day === undefined ? Number(from) : undefined;
    if (at.rep.kind === "date") return `${at.text} >= ${day ?? dayOfYear(1, 1, year ?? 0) ?? broken(from)}`;
    const number = numbers.numeric(at);
    if (number.rep.kind === "int" && number.rep.scale === 0) {
      return year === undefined
        ? `${body.runtime("dayOfYear")}(1, 1, ${number.text})! >= ${day}`
        : `${number.text} >= ${year}`;
    }
    const whole = numbers.converted(number, { kind: "int", scale: 0, min: 0n, max: 100_000n }, body).text;
    return year === undefined ? `${body.runtime("dayOfYear")}(1, 1, ${whole})! >= ${day}` : `${whole} >= ${year}`;
  }

  /** What the caller set, if he did (`null` says that he did not), or what is in force. */
  private orChosen(name: string, dated: Code, site: Site): Code {
    const parameter = this.model.parameter(name);
    const rep = repOf(parameter.type);
    const set = `p.${this.chosenProperty(name)}`;
    const value = this.expressions.convertedTo(dated, rep, site);
    return code(rep, `(${set} === null ? ${value.text} : ${set})`, {
      absent: parameter.optional || dated.absent,
      size: 5,
    });
  }

  // --- The module's own constants

  private readonly frozen = new Map<string, { readonly name: string; readonly type: string }>();

  /** A value that is the same in every verdict: made once, and frozen. `text` is an object or an array of literals. */
  sameEverywhere(wanted: string, type: string, text: string): string {
    const key = `${type} ${text}`;
    const known = this.frozen.get(key);
    if (known) return known.name;
    // With a `$`, which no name of an author's has: a local variable must not hide it.
    const name = `$${this.names.fresh(wanted)}`;
    this.frozen.set(key, { name, type });
    return name;
  }

  /** Constants of parameters, orders of enumerations. */
  constantTexts(): readonly string[] {
    const orders = [...this.orders].map(([enumeration, name]) => {
      const keys = this.plan.enums.find((e) => e.name === enumeration)?.constants.map((c) => quote(c.key)) ?? [];
      return `const ${name}: readonly string[] = [${keys.join(", ")}];`;
    });
    const texts = [...this.texts].map(([enumeration, name]) => {
      const keys =
        this.plan.enums
          .find((e) => e.name === enumeration)
          ?.constants.map((c) => `[${quote(c.key)}, ${quote(c.key)}]`) ?? [];
      const type = this.publicType("enum", enumeration);
      return `const ${name}: ReadonlyMap<${type}, ${type}> = new Map([${keys.join(", ")}]);`;
    });
    const frozen = [...this.frozen].map(
      ([key, { name, type }]) => `const ${name}: ${type} = ${deeplyFrozen(key.slice(type.length + 1))};`,
    );
    return [...[...this.constants.values()].map((c) => c.text()), ...orders, ...texts, ...frozen];
  }

  /** The tables of parameters whose rows are elements of a structure, as code. */
  tablesOf(struct: string): readonly string[] {
    const chosen = this.plan.parameters
      .filter(
        (p) =>
          p.chosen &&
          p.type.kind === "list" &&
          p.type.element.kind === "struct" &&
          this.model.isA(p.type.element.name, struct),
      )
      .map((p) => `(p.${this.chosenProperty(p.name)} ?? [])`);
    return [...chosen, ...this.fixedTablesOf(struct)];
  }

  private fixedTablesOf(struct: string): readonly string[] {
    return [...this.constants.values()]
      .filter((c) => c.struct !== undefined && this.model.isA(c.struct, struct))
      .map((c) => c.code.text);
  }
}

/** Each object and array of a text of literals inside `Object.freeze(…)`; texts are left as they are. */
function deeplyFrozen(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|[[{\]}]/g, (piece) =>
    piece === "{" || piece === "[" ? `Object.freeze(${piece}` : piece === "}" || piece === "]" ? `${piece})` : piece,
  );
}

const definitionTitle = (d: Definition): string => `${d.label ?? d.id} (${d.place.file}, line ${d.place.line})`;

/** A value of the right kind, for properties that are given theirs later. */
export function initialOf(rep: Rep): string {
  switch (rep.kind) {
    case "boolean":
      return "false";
    case "text":
      return '""';
    case "int":
    case "date":
    case "duration":
      return "0";
    case "list":
      return "[]";
    case "quotient":
      return "{ n: 0, d: 1 }";
    case "enum":
    case "rational":
    case "struct":
    case "document":
      return "undefined!";
    default:
      return assertNever(rep);
  }
}
