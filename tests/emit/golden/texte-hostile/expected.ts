// Réglo : * / process.exit(1); / * ${`}  <script>, 2025. Fichier produit par compilation ; ne pas modifier.
import {
  type Body,
  type CompiledVersion,
  type Delivery,
  type DossierShape,
  type Outcome,
  type Problem,
  type Raw,
  type Reason,
  type RuleTrace,
  type Verdict as AnyVerdict,
  type VersionMeta,
  ajvProblems,
} from "../runtime.js";
import { validateDossierJson, validateParametersJson } from "./2025.validate.js";
import { readBytes, readValues } from "./2025.reader.js";
/** A candidate's file, as JSON. */
export interface Dossier {
  /** Repeated in the verdict. */
  readonly identifiant?: string | null;
  /** * / alert(1) // */
  readonly __proto__: boolean;
  readonly constructor: number;
  /** "; throw 1; " */
  readonly class: string;
}

/** The readings of the text that are open to choice. */
export interface ChosenParameters {}

export type OutcomeOf<T> =
  { readonly status: "acquired"; readonly value: T } | Exclude<Outcome, { readonly status: "acquired" }>;

export interface Decisions {
  /** `${1}` */
  readonly toString: OutcomeOf<string>;
}

export type Document = never;

/** The verdict on a dossier of this version. */
export interface Verdict extends Omit<AnyVerdict, "decisions" | "documents"> {
  readonly decisions: Decisions;
  readonly documents: readonly Document[];
}

interface $Dossier {
  constructor: number;
  class: string;
}

interface $Parameters {}

const $no_rule: Outcome = Object.freeze({ status: "no-rule" });
const $concludes_toString: Reason["concludes"] = Object.freeze([Object.freeze({ decision: "toString" })]);
const $no_values: Reason["values"] = Object.freeze({});
const $nothing: readonly never[] = Object.freeze([]);

/** The verdict on a dossier that `readDossier` made; `undefined` where a decision that others depend on is not settled: `decideInFull` gives it then. */
function decide(d: $Dossier, _p: $Parameters): Body | undefined {
  /**
   * Règle eval (texte-hostile/2025.rules, ligne 10)
   * > * / throw new Error("injecté") / *  * / x
   */
  const eval_holds = d.constructor >= 3 && d.class !== "*/ `${x}` \u005c";
  /**
   * À défaut défaut (texte-hostile/2025.rules, ligne 16)
   */
  const reached = !eval_holds;
  // Décision toString : `${1}`
  let toString: string | undefined;
  if (eval_holds) {
    toString = d.class;
  }
  if (reached) {
    if (toString !== undefined && toString !== "<\/script>") return undefined;
    toString = "<\/script>";
  }
  let toString_outcome: Outcome;
  if (toString === undefined) {
    toString_outcome = $no_rule;
  } else {
    toString_outcome = { status: "acquired", value: toString };
  }
  const documents: Delivery[] = [];
  const reasons: Reason[] = [];
  if (eval_holds) {
    reasons.push({
      rule: "eval",
      concludes: $concludes_toString,
      values: { constructor: d.constructor, class: d.class },
    });
  }
  if (reached) {
    reasons.push({ rule: "défaut", concludes: $concludes_toString, values: $no_values });
  }
  return { decisions: { toString: toString_outcome }, documents: documents, reasons: reasons };
}

/** The same, with what decisions that are not settled leave open; `trace`, if given, is told what becomes of every rule. */
function decideInFull(d: $Dossier, _p: $Parameters, trace?: RuleTrace[]): Body {
  /**
   * Règle eval (texte-hostile/2025.rules, ligne 10)
   */
  const eval_holds = d.constructor >= 3 && d.class !== "*/ `${x}` \u005c";
  /**
   * À défaut défaut (texte-hostile/2025.rules, ligne 16)
   */
  const reached = !eval_holds;
  // Décision toString : `${1}`
  let toString: string | null = null;
  let toString_concluded = false;
  let toString_conflict = false;
  if (eval_holds) {
    toString_concluded = true;
    toString = d.class;
  }
  if (reached) {
    if (!toString_concluded) {
      toString_concluded = true;
      toString = "<\/script>";
    } else if (toString !== "<\/script>") {
      toString_conflict = true;
    }
  }
  if (toString_conflict) toString = null;
  let toString_outcome: Outcome;
  if (toString_conflict) {
    const rules: string[] = [];
    if (eval_holds) {
      rules.push("eval");
    }
    if (reached) {
      rules.push("défaut");
    }
    toString_outcome = { status: "conflict", rules: rules };
  } else if (!toString_concluded) {
    toString_outcome = $no_rule;
  } else {
    toString_outcome = { status: "acquired", value: toString! };
  }
  const documents: Delivery[] = [];
  const reasons: Reason[] = [];
  if (eval_holds) {
    reasons.push({
      rule: "eval",
      concludes: $concludes_toString,
      values: { constructor: d.constructor, class: d.class },
    });
  }
  if (reached) {
    reasons.push({ rule: "défaut", concludes: $concludes_toString, values: $no_values });
  }
  if (trace !== undefined) {
    {
      let $status: RuleTrace["status"] = "not-applied";
      if (eval_holds) {
        $status = "stands";
      }
      let motif: readonly Raw[] = $nothing;
      if ($status === "stands") {
        motif = [d.class, d.class];
      }
      trace.push({
        rule: "eval",
        status: $status,
        holds: eval_holds,
        setAsideBy: $nothing,
        tests: [
          { holds: d.constructor >= 3, values: { constructor: d.constructor } },
          { holds: d.class !== "*/ `${x}` \u005c", values: { class: d.class } },
        ],
        motif: motif,
      });
    }
    {
      let $status: RuleTrace["status"] = "not-applied";
      const $aside = reached && !reached;
      if (reached) {
        $status = "stands";
      } else if ($aside) {
        $status = "set-aside";
      }
      trace.push({
        rule: "défaut",
        status: $status,
        holds: true,
        setAsideBy: $nothing,
        tests: $nothing,
        motif: $nothing,
      });
    }
  }
  return { decisions: { toString: toString_outcome }, documents: documents, reasons: reasons };
}

function readDossier(json: Dossier): $Dossier {
  const d: $Dossier = {
    constructor: (Object.hasOwn(json, "constructor") ? json.constructor : undefined)! + 0,
    class: json.class,
  };
  return d;
}

function readParameters(_json: ChosenParameters | undefined): $Parameters {
  const d = undefined;
  void d;
  return {};
}

/** What the schema cannot say. */
function checkDossier(_d: $Dossier, _p: $Parameters): Problem[] {
  const problems: Problem[] = [];

  return problems;
}

function chosen(_p: $Parameters): Record<string, Raw> {
  return {};
}

const shape: DossierShape = { conditions: {}, fields: { "": ["__proto__", "constructor", "class"] } };
const meta: VersionMeta = {
  code: "texte-hostile",
  version: "2025",
  title: "*/ process.exit(1); /* ${`}  <script>",
  enums: {},
  decisions: [{ name: "toString", label: "`${1}`", printing: "text" }],
  documents: [],
  labels: { "/__proto__": "*/ alert(1) //", "/class": '"; throw 1; "' },
  elements: {},
  parameters: [],
  rules: [
    {
      id: "eval",
      name: "eval",
      kind: "ordinary",
      place: { file: "texte-hostile/2025.rules", line: 10 },
      legal: ['*/ throw new Error("injecté") /*  */ x'],
      tests: ["constructor ≥ 3", 'class ≠ "*/ `${x}` \u005c"'],
      printings: { constructor: "number" as const, class: "text" },
      motif: ['throw 1   " + ', { printing: "text" }, " + `$", { printing: "text" }, "` */"],
      concludesOn: ["toString"],
    },
    {
      id: "défaut",
      name: "défaut",
      kind: "default",
      place: { file: "texte-hostile/2025.rules", line: 16 },
      legal: [],
      tests: [],
      printings: {},
      motif: [],
      concludesOn: ["toString"],
    },
  ],
};

function validate(json: unknown): Problem[] {
  return validateDossierJson(json) ? [] : ajvProblems(validateDossierJson.errors, json, shape);
}

function validateParameters(json: unknown): Problem[] {
  if (json === undefined) return [];
  if (validateParametersJson(json)) return [];
  const problems = ajvProblems(validateParametersJson.errors, json, {}, "/parameters");
  const known: string[] = [];
  return problems.map((problem) =>
    problem.code === "unknown-field" && problem.pointer.split("/").length === 3
      ? { pointer: problem.pointer, code: "unknown-parameter", details: { known } }
      : problem,
  );
}

const version: CompiledVersion<$Dossier, $Parameters> = {
  meta,
  validate,
  validateParameters,
  read: (json) => readDossier(json as Dossier),
  readParameters: (json) => readParameters(json as ChosenParameters | undefined),
  readBytes: (scanner, from) => readBytes(scanner, from) as $Dossier | undefined,
  readValues: (values, json) => readValues(values, json) as $Dossier | undefined,
  checkDossier,
  chosen,
  decide: (d, p, trace) => (trace === undefined ? decide(d, p) : undefined) ?? decideInFull(d, p, trace),
};
export default version;
