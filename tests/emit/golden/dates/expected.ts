// Réglo : Délais, 2025. Fichier produit par compilation ; ne pas modifier.
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
  addMonths,
  age,
  ajvProblems,
  dayNumber,
  dayOfYear,
  durationCount,
  endOfMonth,
  isoDate,
  rawDuration,
  workingDay,
  yearOf,
} from "../runtime.js";
import { validateDossierJson, validateParametersJson } from "./2025.validate.js";
import { readBytes, readValues } from "./2025.reader.js";
import { writeBody } from "./2025.writer.js";
/** A candidate's file, as JSON. */
export interface Dossier {
  /** Repeated in the verdict. */
  readonly identifiant?: string | null;
  readonly délibération: string;
  readonly naissance: string;
  readonly délai?: string | null;
}

/** The readings of the text that are open to choice. */
export interface ChosenParameters {}

export type OutcomeOf<T> =
  { readonly status: "acquired"; readonly value: T } | Exclude<Outcome, { readonly status: "acquired" }>;

export interface Decisions {
  readonly limite: OutcomeOf<string>;
  readonly ouvrable: OutcomeOf<string>;
  readonly majeur: OutcomeOf<boolean>;
  readonly en_temps: OutcomeOf<boolean>;
  readonly reste: OutcomeOf<string>;
}

export type Document = never;

/** The verdict on a dossier of this version. */
export interface Verdict extends Omit<AnyVerdict, "decisions" | "documents"> {
  readonly decisions: Decisions;
  readonly documents: readonly Document[];
}

interface $Dossier {
  délibération: number;
  naissance: number;
  délai: number | undefined;
}

interface $Parameters {}

const $no_rule: Outcome = Object.freeze({ status: "no-rule" });
const $concludes_limite_ouvrable_majeur_en_temps_reste: Reason["concludes"] = Object.freeze([
  Object.freeze({ decision: "limite" }),
  Object.freeze({ decision: "ouvrable" }),
  Object.freeze({ decision: "majeur" }),
  Object.freeze({ decision: "en_temps" }),
  Object.freeze({ decision: "reste" }),
]);
const $nothing: readonly never[] = Object.freeze([]);

/** The verdict on a dossier that `readDossier` made; `undefined` where a decision that others depend on is not settled: `decideInFull` gives it then. */
function decide(d: $Dossier, _p: $Parameters): Body | undefined {
  /**
   * Règle limites (dates/2025.rules, ligne 15)
   */
  // Décision limite
  let limite: number | undefined;
  const value = addMonths(d.délibération, d.délai ?? 24, "first-of-next")!;
  limite = value;
  // Décision ouvrable
  let ouvrable: number | undefined;
  const value_2 = workingDay(endOfMonth(d.délibération));
  ouvrable = value_2;
  // Décision majeur
  let majeur: boolean | undefined;
  const value_3 = age(d.naissance, dayOfYear(31, 12, yearOf(d.délibération))!) >= 18;
  majeur = value_3;
  // Décision en_temps
  let en_temps: boolean | undefined;
  const value_4 =
    d.délibération <= d.naissance && d.naissance <= addMonths(d.délibération, 60, "first-of-next")!;
  en_temps = value_4;
  // Décision reste
  let reste: number | undefined;
  const value_5 = d.délibération - d.naissance;
  reste = value_5;
  const documents: Delivery[] = [];
  const reasons: Reason[] = [];
  reasons.push({
    rule: "limites",
    concludes: $concludes_limite_ouvrable_majeur_en_temps_reste,
    values: {
      délibération: isoDate(d.délibération),
      délai: d.délai === undefined ? null : rawDuration(d.délai, "months"),
      naissance: isoDate(d.naissance),
      "(année de délibération)": yearOf(d.délibération),
    },
  });
  return {
    decisions: {
      limite: limite === undefined ? $no_rule : { status: "acquired", value: isoDate(limite) },
      ouvrable: ouvrable === undefined ? $no_rule : { status: "acquired", value: isoDate(ouvrable) },
      majeur: majeur === undefined ? $no_rule : { status: "acquired", value: majeur },
      en_temps: en_temps === undefined ? $no_rule : { status: "acquired", value: en_temps },
      reste: reste === undefined ? $no_rule : { status: "acquired", value: rawDuration(reste, "days") },
    },
    documents: documents,
    reasons: reasons,
  };
}

/** The same, with what decisions that are not settled leave open; `trace`, if given, is told what becomes of every rule. */
function decideInFull(d: $Dossier, _p: $Parameters, trace?: RuleTrace[]): Body {
  /**
   * Règle limites (dates/2025.rules, ligne 15)
   */
  // Décision limite
  let limite: number | null = null;
  let limite_concluded = false;
  const value = addMonths(d.délibération, d.délai ?? 24, "first-of-next")!;
  limite_concluded = true;
  limite = value;
  // Décision ouvrable
  let ouvrable: number | null = null;
  let ouvrable_concluded = false;
  const value_2 = workingDay(endOfMonth(d.délibération));
  ouvrable_concluded = true;
  ouvrable = value_2;
  // Décision majeur
  let majeur: boolean | null = null;
  let majeur_concluded = false;
  const value_3 = age(d.naissance, dayOfYear(31, 12, yearOf(d.délibération))!) >= 18;
  majeur_concluded = true;
  majeur = value_3;
  // Décision en_temps
  let en_temps: boolean | null = null;
  let en_temps_concluded = false;
  const value_4 =
    d.délibération <= d.naissance && d.naissance <= addMonths(d.délibération, 60, "first-of-next")!;
  en_temps_concluded = true;
  en_temps = value_4;
  // Décision reste
  let reste: number | null = null;
  let reste_concluded = false;
  const value_5 = d.délibération - d.naissance;
  reste_concluded = true;
  reste = value_5;
  const documents: Delivery[] = [];
  const reasons: Reason[] = [];
  reasons.push({
    rule: "limites",
    concludes: $concludes_limite_ouvrable_majeur_en_temps_reste,
    values: {
      délibération: isoDate(d.délibération),
      délai: d.délai === undefined ? null : rawDuration(d.délai, "months"),
      naissance: isoDate(d.naissance),
      "(année de délibération)": yearOf(d.délibération),
    },
  });
  if (trace !== undefined) {
    {
      trace.push({
        rule: "limites",
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
      limite: !limite_concluded ? $no_rule : { status: "acquired", value: isoDate(limite!) },
      ouvrable: !ouvrable_concluded ? $no_rule : { status: "acquired", value: isoDate(ouvrable!) },
      majeur: !majeur_concluded ? $no_rule : { status: "acquired", value: majeur! },
      en_temps: !en_temps_concluded ? $no_rule : { status: "acquired", value: en_temps! },
      reste: !reste_concluded ? $no_rule : { status: "acquired", value: rawDuration(reste!, "days") },
    },
    documents: documents,
    reasons: reasons,
  };
}

function readDossier(json: Dossier): $Dossier {
  const délai = Object.hasOwn(json, "délai") ? json.délai : undefined;
  const d: $Dossier = {
    délibération: dayNumber(json.délibération)!,
    naissance: dayNumber(json.naissance)!,
    délai: délai === undefined || délai === null ? undefined : durationCount(délai, "months")!,
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

const shape: DossierShape = { conditions: {}, fields: { "": ["délibération", "naissance", "délai"] } };
const meta: VersionMeta = {
  code: "dates",
  version: "2025",
  title: "Délais",
  enums: {},
  decisions: [
    { name: "limite", printing: "date" },
    { name: "ouvrable", printing: "date" },
    { name: "majeur", printing: "boolean" },
    { name: "en_temps", printing: "boolean" },
    { name: "reste", printing: "days" },
  ],
  documents: [],
  labels: {},
  elements: {},
  parameters: [],
  rules: [
    {
      id: "limites",
      name: "limites",
      kind: "ordinary",
      place: { file: "dates/2025.rules", line: 15 },
      legal: [],
      tests: [],
      printings: {
        délibération: "date",
        délai: "months",
        naissance: "date",
        "(année de délibération)": "number",
      },
      motif: [],
      concludesOn: ["limite", "ouvrable", "majeur", "en_temps", "reste"],
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
