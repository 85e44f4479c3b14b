/** One version of a regulation: a plan comes in, the texts of its files go out. From the plan alone. */
import type { Plan } from "../../plan/plan.js";
import type { Conditions } from "../../runtime/ajv-problems.js";
import { readersOf, type Readers } from "./readers/index.js";
import { writerModule, WRITER_TYPES } from "./byte-writer.js";
import { writeCheck, writeDecide } from "./decide.js";
import { fieldPlaces, metaOf, siblingsOf } from "./meta.js";
import { withParameters } from "./function-statement.js";
import { ModuleWriter } from "./module-writer.js";
import { access, commentText, propertyKey, quote } from "./names.js";
import { functionsOf, PART_TYPE, USUAL_LENGTHS, type Lengths, type Signature } from "./parts.js";
import { publicTypes } from "./public-types.js";
import { raw, rawText } from "./raw.js";
import { ReadingWriter } from "./reading.js";
import { structOf } from "./shape.js";
import { openConditions, SchemaWriter } from "./schema.js";
import { formatted, indented, javascript, typescriptModule, type ModuleParts, type Statement } from "./typescript.js";
import { validatorModule, VALIDATOR_TYPES } from "./validator.js";
import { code, repOf } from "./code.js";

export interface EmittedVersion {
  readonly ts: string;
  readonly js: string;
  readonly dts: string;
  readonly schema: string;
  /** The validators, as a module without imports, and its types. */
  readonly validateJs: string;
  readonly validateDts: string;
  /** What reads dossiers in one pass, from bytes and from JSON values, as a module, and its types; not there for a version with what it cannot read. */
  readonly readerJs?: string;
  readonly readerDts?: string;
  /** What writes verdicts as bytes, as a module, and its types; not there where keys have an order of their own. */
  readonly writerJs?: string;
  readonly writerDts?: string;
}

export async function emitVersion(plan: Plan, lengths?: Lengths): Promise<EmittedVersion> {
  const { parts, types, module, readers, writer } = writeVersion(plan, true, lengths);
  const text = await typescriptModule(parts);
  const exact = new SchemaWriter(module.model, true);
  // The layout is most of the work: what is not for people to read goes without.
  return {
    ts: await formatted(text),
    js: await javascript(text),
    dts: await formatted(types),
    schema: `${JSON.stringify(new SchemaWriter(module.model, false).dossier(), null, 2)}\n`,
    validateJs: await validatorModule(exact.dossier(), new SchemaWriter(module.model, true).parameters()),
    validateDts: VALIDATOR_TYPES,
    ...(readers === undefined ? {} : { readerJs: await formatted(readers.js), readerDts: readers.dts }),
    ...(writer === undefined ? {} : { writerJs: indented(writer), writerDts: WRITER_TYPES }),
  };
}

/** What runs of a version, for who executes it at once: the same code, which nobody reads and nothing lays out. */
export async function emitRunnable(
  plan: Plan,
): Promise<Pick<EmittedVersion, "js" | "validateJs" | "readerJs" | "writerJs">> {
  const { parts, module, readers, writer } = writeVersion(plan, true);
  const exact = new SchemaWriter(module.model, true);
  return {
    js: await javascript(await typescriptModule(parts)),
    validateJs: await validatorModule(exact.dossier(), new SchemaWriter(module.model, true).parameters()),
    ...(readers === undefined ? {} : { readerJs: readers.js }),
    ...(writer === undefined ? {} : { writerJs: writer }),
  };
}

/** The module of a version, before it is laid out, and its types; with `isWhole`, it imports the readers and the writer, which come beside it. */
export function writeVersion(
  plan: Plan,
  isWhole = false,
  lengths: Lengths = USUAL_LENGTHS,
): {
  readonly parts: ModuleParts;
  readonly types: string;
  readonly module: ModuleWriter;
  readonly readers: Readers | undefined;
  readonly writer: string | undefined;
} {
  const module = new ModuleWriter(plan);
  const head = [
    `// ${commentText(`Réglo : ${plan.title ?? plan.code}, ${plan.versionTitle ?? plan.version}. Fichier produit par compilation ; ne pas modifier.`)}`,
  ];
  // The whole function first: what others share with it must know of all that can be unsettled.
  const whole = writeDecide(module, "whole", lengths);
  const usual = writeDecide(module, "usual", lengths);
  const check = writeCheck(module, openConditions(module.model));
  const reading = new ReadingWriter(module);
  const readParameters = reading.parameters();
  const chosen = writeChosen(module);
  // What elements must hold is known once all that is computed of them is written.
  const functions = reading.functions();
  const interfaces = reading.interfaces();
  const writer = isWhole ? writerModule(module) : undefined;
  const readers = isWhole ? readersOf(module) : undefined;
  const constants = module.constantTexts();
  const types = publicTypes(module);
  module.imports
    .add("type CompiledVersion")
    .add("type Verdict as AnyVerdict")
    .add("type Outcome")
    .add("type VersionMeta")
    .add("type DossierShape");
  module.imports.add("type Problem").add("type Body").add("type Raw").add("type RuleTrace").add("ajvProblems");

  const fresh = (wanted: string): string => module.names.fresh(wanted);
  const decide = functionsOf(DECIDE, usual.body(), lengths, fresh);
  const decideInFull = functionsOf(DECIDE_IN_FULL, whole.body(), lengths, fresh);
  const isCut = decide.length + decideInFull.length > 2;

  const statements: Statement[] = [
    types,
    ...interfaces,
    ...(isCut ? [PART_TYPE] : []),
    ...usual.interfaces,
    ...whole.interfaces,
    ...constants,
    ...module.functions,
    ...decide,
    ...decideInFull,
    ...functions,
    withParameters(
      { name: "readParameters", parameters: { json: "ChosenParameters | undefined" }, returns: "$Parameters" },
      readParameters,
    ),
    withParameters(
      {
        name: "checkDossier",
        parameters: { d: "$Dossier", p: "$Parameters" },
        returns: "Problem[]",
        comment: "/** What the schema cannot say. */",
      },
      check,
    ),
    withParameters({ name: "chosen", parameters: { p: "$Parameters" }, returns: "Record<string, Raw>" }, chosen),
    `const shape: DossierShape = ${json({ conditions: conditionsOf(module), fields: fieldsOf(module) })};`,
    `const meta: VersionMeta = ${json(metaOf(module.model))};`,
    {
      function: "validate",
      parameters: [{ name: "json", type: "unknown" }],
      returns: "Problem[]",
      body: "return validateDossierJson(json) ? [] : ajvProblems(validateDossierJson.errors, json, shape);",
    },
    {
      function: "validateParameters",
      parameters: [{ name: "json", type: "unknown" }],
      returns: "Problem[]",
      body: validateParametersBody(plan),
    },
    [
      "const version: CompiledVersion<$Dossier, $Parameters> = {",
      "meta, validate, validateParameters,",
      "read: (json) => readDossier(json as Dossier),",
      "readParameters: (json) => readParameters(json as ChosenParameters | undefined),",
      ...(readers?.names ?? []).map((name) => READING[name]),
      ...(writer === undefined ? [] : ["writeBody,"]),
      "checkDossier, chosen,",
      "decide: (d, p, trace) => (trace === undefined ? decide(d, p) : undefined) ?? decideInFull(d, p, trace),",
      "};",
      "export default version;",
    ].join("\n"),
  ];
  const imports = [
    { from: "../runtime.js", names: [...module.imports].sort(byName) },
    { from: `./${plan.version}.validate.js`, names: ["validateDossierJson", "validateParametersJson"] },
    ...(readers === undefined ? [] : [{ from: `./${plan.version}.reader.js`, names: readers.names }]),
    ...(writer === undefined ? [] : [{ from: `./${plan.version}.writer.js`, names: ["writeBody"] }]),
  ];
  const typesOnly = [
    ...head,
    'import type { CompiledVersion, Outcome, Verdict as AnyVerdict } from "../runtime.js";',
    types,
    "declare const version: CompiledVersion;\nexport default version;",
  ].join("\n\n");
  return { parts: { head, imports, statements }, types: typesOnly, module, readers, writer };
}

/** How the module of a version hands on what its readers export. */
const READING: Readonly<Record<Readers["names"][number], string>> = {
  readBytes: "readBytes: (scanner, from) => readBytes(scanner, from) as $Dossier | undefined,",
  readValues: "readValues: (values, json) => readValues(values, json) as $Dossier | undefined,",
};

const DECIDE: Signature = {
  name: "decide",
  parameters: { d: "$Dossier", p: "$Parameters" },
  returns: "Body | undefined",
  comment:
    "/** The verdict on a dossier that `readDossier` made; `undefined` where a decision that others depend on is not settled: `decideInFull` gives it then. */",
};
const DECIDE_IN_FULL: Signature = {
  name: "decideInFull",
  parameters: { d: "$Dossier", p: "$Parameters", trace: "RuleTrace[]?" },
  returns: "Body",
  comment:
    "/** The same, with what decisions that are not settled leave open; `trace`, if given, is told what becomes of every rule. */",
};

const byName = (a: string, b: string): number => {
  const [x, y] = [a.replace("type ", ""), b.replace("type ", "")];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Data as code: texts cannot end the literal they stand in, and `__proto__` is a key like another. */
function json(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(json).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    // Under a name that every object inherits, TypeScript would not keep a literal's own type.
    const own = (k: string, v: unknown): string =>
      k in Object.prototype && typeof v === "string" ? `${json(v)} as const` : json(v);
    return `{ ${Object.entries(value)
      .map(([k, v]) => `${propertyKey(k)}: ${own(k, v)}`)
      .join(", ")} }`;
  }
  return typeof value === "string" ? quote(value) : JSON.stringify(value);
}

function conditionsOf(module: ModuleWriter): Conditions {
  const { model, plan } = module;
  const entries = [...fieldPlaces(model, plan.dossier, "")].flatMap(({ field, pointer, siblings }) =>
    field.presence === "when"
      ? [[pointer, { text: field.whenText ?? "", reads: siblingsOf(field, siblings).map((s) => s.key) }] as const]
      : [],
  );
  return Object.fromEntries(entries);
}

/** The keys of every object of a dossier, by generic pointer. */
function fieldsOf(module: ModuleWriter): Readonly<Record<string, readonly string[]>> {
  const { model, plan } = module;
  const fields: Record<string, readonly string[]> = { "": plan.dossier.map((f) => f.key) };
  for (const { field, pointer } of fieldPlaces(model, plan.dossier, "")) {
    const struct = structOf(field.type);
    if (struct === undefined) continue;
    let at = pointer;
    for (let type = field.type; type.kind === "list"; type = type.element) at += "/#";
    fields[at] = model.struct(struct).fields.map((f) => f.key);
  }
  return fields;
}

/** The readings open to choice, with the values used. */
function writeChosen(module: ModuleWriter): string {
  const body = module.newFunction();
  const site = module.functionSite(body, new Map(), false);
  const entries = module.plan.parameters
    .filter((p) => p.chosen)
    .map((p) => {
      const value = code(repOf(p.type), access("p", module.chosenProperty(p.name)), { absent: p.optional });
      if (value.rep.kind === "list" || value.rep.kind === "struct") return `${propertyKey(p.key)}: null`;
      if (!p.values.some((v) => v.from !== undefined)) return `${propertyKey(p.key)}: ${raw(value, site).text}`;
      // Not set: what is in force depends on the dossier.
      return `${propertyKey(p.key)}: ${value.text} === null || ${value.text} === undefined ? null : ${rawText({ ...value, absent: false }, site)}`;
    });
  return `${body.text}\nreturn { ${entries.join(", ")} };`;
}

function validateParametersBody(plan: Plan): string {
  const known = plan.parameters.filter((p) => p.chosen).map((p) => quote(p.key));
  return [
    "if (json === undefined) return [];",
    "if (validateParametersJson(json)) return [];",
    'const problems = ajvProblems(validateParametersJson.errors, json, {}, "/parameters");',
    `const known: string[] = [${known.join(", ")}];`,
    "return problems.map((problem) =>",
    'problem.code === "unknown-field" && problem.pointer.split("/").length === 3',
    '? { pointer: problem.pointer, code: "unknown-parameter", details: { known } }',
    ": problem);",
  ].join("\n");
}
