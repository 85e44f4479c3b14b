// Réglo : Au-delà des entiers de la machine, 2025. Fichier produit par compilation ; ne pas modifier.
import {
  type Body,
  type CompiledVersion,
  type Delivery,
  type DossierShape,
  type Outcome,
  type Problem,
  type Rational,
  type Raw,
  type Reason,
  type RuleTrace,
  type Verdict as AnyVerdict,
  type VersionMeta,
  ZERO,
  add,
  ajvProblems,
  compare,
  multiply,
  rational,
  rawRational,
  round,
} from "../runtime.js";
import { validateDossierJson, validateParametersJson } from "./2025.validate.js";
import { readBytes, readValues } from "./2025.reader.js";
import { writeBody } from "./2025.writer.js";
/** Ligne */
export interface Ligne {
  readonly montant: number;
}

/** A candidate's file, as JSON. */
export interface Dossier {
  /** Repeated in the verdict. */
  readonly identifiant?: string | null;
  readonly a: number;
  readonly b: number;
  readonly n: readonly Ligne[];
}

/** The readings of the text that are open to choice. */
export interface ChosenParameters {}

export type OutcomeOf<T> =
  { readonly status: "acquired"; readonly value: T } | Exclude<Outcome, { readonly status: "acquired" }>;

export interface Decisions {
  readonly assez: OutcomeOf<boolean>;
  readonly tiers: OutcomeOf<number>;
}

export type Document = never;

/** The verdict on a dossier of this version. */
export interface Verdict extends Omit<AnyVerdict, "decisions" | "documents"> {
  readonly decisions: Decisions;
  readonly documents: readonly Document[];
}

interface $Ligne {
  montant: number;
}

interface $Dossier {
  a: number;
  b: number;
  n: $Ligne[];
}

interface $Parameters {}

const $no_rule: Outcome = Object.freeze({ status: "no-rule" });
const $concludes_assez_tiers: Reason["concludes"] = Object.freeze([
  Object.freeze({ decision: "assez" }),
  Object.freeze({ decision: "tiers" }),
]);
const $nothing: readonly never[] = Object.freeze([]);

/** The verdict on a dossier that `readDossier` made; `undefined` where a decision that others depend on is not settled: `decideInFull` gives it then. */
function decide(d: $Dossier, _p: $Parameters): Body | undefined {
  /**
   * n_premier
   */
  const n_premier = d.n[0]!.montant;
  /**
   * total
   */
  let total = ZERO;
  for (const ligne of d.n) {
    total = add(total, multiply(rational(ligne.montant, 1000000n), rational(ligne.montant, 1000000n)));
  }
  /**
   * quotient
   */
  const numerator = n_premier < 0 ? 0 - d.b : d.b;
  const denominator = Math.abs(n_premier);
  const value =
    denominator === 0
      ? undefined
      : add(rational(d.a, BigInt(3) * 1000000n), rational(numerator, denominator));
  const quotient = value !== undefined ? value : rational(0);
  /**
   * Règle comparaison (grands-nombres/2025.rules, ligne 18)
   */
  // Décision assez
  let assez: boolean | undefined;
  const value_2 =
    compare(multiply(total, quotient), multiply(rational(d.a, 1000000n), rational(d.b, 1000000n))) >= 0;
  assez = value_2;
  // Décision tiers
  let tiers: Rational | undefined;
  const value_3 = round(quotient, rational(1n, 100n), "down");
  tiers = value_3;
  const documents: Delivery[] = [];
  const reasons: Reason[] = [];
  reasons.push({
    rule: "comparaison",
    concludes: $concludes_assez_tiers,
    values: {
      total: rawRational(total),
      quotient: rawRational(quotient),
      a: d.a / 1000000,
      b: d.b / 1000000,
    },
  });
  return {
    decisions: {
      assez: assez === undefined ? $no_rule : { status: "acquired", value: assez },
      tiers: tiers === undefined ? $no_rule : { status: "acquired", value: rawRational(tiers) },
    },
    documents: documents,
    reasons: reasons,
  };
}

/** The same, with what decisions that are not settled leave open; `trace`, if given, is told what becomes of every rule. */
function decideInFull(d: $Dossier, _p: $Parameters, trace?: RuleTrace[]): Body {
  /**
   * n_premier
   */
  const n_premier = d.n[0]!.montant;
  /**
   * total
   */
  let total = ZERO;
  for (const ligne of d.n) {
    total = add(total, multiply(rational(ligne.montant, 1000000n), rational(ligne.montant, 1000000n)));
  }
  /**
   * quotient
   */
  const numerator = n_premier < 0 ? 0 - d.b : d.b;
  const denominator = Math.abs(n_premier);
  const value =
    denominator === 0
      ? undefined
      : add(rational(d.a, BigInt(3) * 1000000n), rational(numerator, denominator));
  const quotient = value !== undefined ? value : rational(0);
  /**
   * Règle comparaison (grands-nombres/2025.rules, ligne 18)
   */
  // Décision assez
  let assez: boolean | null = null;
  let assez_concluded = false;
  const value_2 =
    compare(multiply(total, quotient), multiply(rational(d.a, 1000000n), rational(d.b, 1000000n))) >= 0;
  assez_concluded = true;
  assez = value_2;
  // Décision tiers
  let tiers: Rational | null = null;
  let tiers_concluded = false;
  const value_3 = round(quotient, rational(1n, 100n), "down");
  tiers_concluded = true;
  tiers = value_3;
  const documents: Delivery[] = [];
  const reasons: Reason[] = [];
  reasons.push({
    rule: "comparaison",
    concludes: $concludes_assez_tiers,
    values: {
      total: rawRational(total),
      quotient: rawRational(quotient),
      a: d.a / 1000000,
      b: d.b / 1000000,
    },
  });
  if (trace !== undefined) {
    {
      trace.push({
        rule: "comparaison",
        status: "stands",
        holds: true,
        setAsideBy: $nothing,
        tests: $nothing,
        motif: $nothing,
      });
    }
  }
  return {
    decisions: {
      assez: !assez_concluded ? $no_rule : { status: "acquired", value: assez! },
      tiers: !tiers_concluded ? $no_rule : { status: "acquired", value: rawRational(tiers!) },
    },
    documents: documents,
    reasons: reasons,
  };
}

function $read_Ligne(json: Ligne, d: $Dossier | undefined, parent: unknown): $Ligne {
  void d;
  void parent;
  const element: $Ligne = { montant: Math.round(json.montant * 1000000) + 0 };
  return element;
}

function readDossier(json: Dossier): $Dossier {
  const d: $Dossier = { a: Math.round(json.a * 1000000) + 0, b: Math.round(json.b * 1000000) + 0, n: [] };
  const its = json.n;
  const list: $Ligne[] = [];
  for (let i = 0; i < its.length; i++) {
    const item = its[i]!;
    list.push($read_Ligne(item, d, undefined));
  }
  d.n = list;
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

const shape: DossierShape = { conditions: {}, fields: { "": ["a", "b", "n"], "/n/#": ["montant"] } };
const meta: VersionMeta = {
  code: "grands-nombres",
  version: "2025",
  title: "Au-delà des entiers de la machine",
  enums: {},
  decisions: [
    { name: "assez", printing: "boolean" },
    { name: "tiers", printing: "number" },
  ],
  documents: [],
  labels: {},
  elements: { "/n/#": { name: "Ligne" } },
  parameters: [],
  rules: [
    {
      id: "comparaison",
      name: "comparaison",
      kind: "ordinary",
      place: { file: "grands-nombres/2025.rules", line: 18 },
      legal: [],
      tests: [],
      printings: { total: "number", quotient: "number", a: "number", b: "number" },
      motif: [],
      concludesOn: ["assez", "tiers"],
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
  writeBody,
  checkDossier,
  chosen,
  decide: (d, p, trace) => (trace === undefined ? decide(d, p) : undefined) ?? decideInFull(d, p, trace),
};
export default version;
