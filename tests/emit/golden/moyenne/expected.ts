// Réglo : Moyenne pondérée, session 2025. Fichier produit par compilation ; ne pas modifier.
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
  rawQuotient,
} from "../runtime.js";
import { validateDossierJson, validateParametersJson } from "./2025.validate.js";
import { readBytes, readValues } from "./2025.reader.js";
import { writeBody } from "./2025.writer.js";
export type État = "notée" | "absente";

export type Issue = "A" | "ajourné";

/** Épreuve */
export interface Épreuve {
  readonly code: string;
  readonly coefficient: number;
  readonly état: État;
  /** Note sur 20 (présent si état = notée) */
  readonly note?: number | null;
}

/** A candidate's file, as JSON. */
export interface Dossier {
  /** Repeated in the verdict. */
  readonly identifiant?: string | null;
  /** Année de la session */
  readonly session: number;
  readonly épreuves: readonly Épreuve[];
}

/** The readings of the text that are open to choice. */
export interface ChosenParameters {
  /** Une absence compte pour zéro */
  readonly zéro_compte?: boolean;
}

export type OutcomeOf<T> =
  { readonly status: "acquired"; readonly value: T } | Exclude<Outcome, { readonly status: "acquired" }>;

export interface Decisions {
  readonly résultat: OutcomeOf<Issue>;
}

export type Document = never;

/** The verdict on a dossier of this version. */
export interface Verdict extends Omit<AnyVerdict, "decisions" | "documents"> {
  readonly decisions: Decisions;
  readonly documents: readonly Document[];
}

interface $Épreuve {
  code: string;
  coefficient: number;
  état: État;
  note: number | undefined;
}

interface $Dossier {
  session: number;
  épreuves: $Épreuve[];
}

interface $Parameters {
  zéro_compte: boolean;
}

/**
 * seuil
 */
const seuil_toujours: number = 10;
/**
 * seuil
 */
const seuil__2027: number = 12;
/**
 * Une absence compte pour zéro
 */
const zéro_compte: boolean = true;
const $texts_État: ReadonlyMap<État, État> = new Map([
  ["notée", "notée"],
  ["absente", "absente"],
]);
const $no_rule: Outcome = Object.freeze({ status: "no-rule" });
const $concludes_résultat: Reason["concludes"] = Object.freeze([Object.freeze({ decision: "résultat" })]);
const $no_values: Reason["values"] = Object.freeze({});
const $nothing: readonly never[] = Object.freeze([]);

/** The verdict on a dossier that `readDossier` made; `undefined` where a decision that others depend on is not settled: `decideInFull` gives it then. */
function decide(d: $Dossier, p: $Parameters): Body | undefined {
  const seuil_en_vigueur = d.session >= 2027 ? seuil__2027 : seuil_toujours;
  /**
   * moyenne
   */
  let total = 0;
  let total_2 = 0;
  for (const épreuve of d.épreuves) {
    if (p.zéro_compte || épreuve.état === "notée") {
      total += (épreuve.état === "notée" ? épreuve.note! : 0) * épreuve.coefficient;
      total_2 += épreuve.coefficient;
    }
  }
  const moyenne_n = total;
  const moyenne_d = total_2;
  /**
   * Règle admission (moyenne/2025.rules, ligne 28)
   * > Art. 2. Est admis le candidat dont la moyenne est au moins égale à 10.
   */
  const numerator = moyenne_d === 0 ? 0 : moyenne_n;
  const denominator = moyenne_d === 0 ? 1 : moyenne_d;
  const admission_holds = numerator >= seuil_en_vigueur * 100 * denominator;
  /**
   * À défaut échec (moyenne/2025.rules, ligne 34)
   */
  const reached = !admission_holds;
  // Décision résultat
  let résultat: Issue | undefined;
  if (admission_holds) {
    résultat = "A" as Issue;
  }
  if (reached) {
    if (résultat !== undefined && résultat !== ("ajourné" as Issue)) return undefined;
    résultat = "ajourné" as Issue;
  }
  const documents: Delivery[] = [];
  const reasons: Reason[] = [];
  if (admission_holds) {
    reasons.push({
      rule: "admission",
      concludes: $concludes_résultat,
      values: {
        moyenne: moyenne_d === 0 ? null : rawQuotient(moyenne_n, moyenne_d, 2),
        seuil: seuil_en_vigueur,
      },
    });
  }
  if (reached) {
    reasons.push({ rule: "échec", concludes: $concludes_résultat, values: $no_values });
  }
  return {
    decisions: { résultat: résultat === undefined ? $no_rule : { status: "acquired", value: résultat } },
    documents: documents,
    reasons: reasons,
  };
}

/** The same, with what decisions that are not settled leave open; `trace`, if given, is told what becomes of every rule. */
function decideInFull(d: $Dossier, p: $Parameters, trace?: RuleTrace[]): Body {
  const seuil_en_vigueur = d.session >= 2027 ? seuil__2027 : seuil_toujours;
  /**
   * moyenne
   */
  let total = 0;
  let total_2 = 0;
  for (const épreuve of d.épreuves) {
    if (p.zéro_compte || épreuve.état === "notée") {
      total += (épreuve.état === "notée" ? épreuve.note! : 0) * épreuve.coefficient;
      total_2 += épreuve.coefficient;
    }
  }
  const moyenne_n = total;
  const moyenne_d = total_2;
  /**
   * Règle admission (moyenne/2025.rules, ligne 28)
   */
  const numerator = moyenne_d === 0 ? 0 : moyenne_n;
  const denominator = moyenne_d === 0 ? 1 : moyenne_d;
  const admission_holds = numerator >= seuil_en_vigueur * 100 * denominator;
  /**
   * À défaut échec (moyenne/2025.rules, ligne 34)
   */
  const reached = !admission_holds;
  // Décision résultat
  let résultat: Issue | null = null;
  let résultat_concluded = false;
  let résultat_conflict = false;
  if (admission_holds) {
    résultat_concluded = true;
    résultat = "A" as Issue;
  }
  if (reached) {
    if (!résultat_concluded) {
      résultat_concluded = true;
      résultat = "ajourné" as Issue;
    } else if (résultat !== ("ajourné" as Issue)) {
      résultat_conflict = true;
    }
  }
  if (résultat_conflict) résultat = null;
  let résultat_outcome: Outcome;
  if (résultat_conflict) {
    const rules: string[] = [];
    if (admission_holds) {
      rules.push("admission");
    }
    if (reached) {
      rules.push("échec");
    }
    résultat_outcome = { status: "conflict", rules: rules };
  } else if (!résultat_concluded) {
    résultat_outcome = $no_rule;
  } else {
    résultat_outcome = { status: "acquired", value: résultat! };
  }
  const documents: Delivery[] = [];
  const reasons: Reason[] = [];
  if (admission_holds) {
    reasons.push({
      rule: "admission",
      concludes: $concludes_résultat,
      values: {
        moyenne: moyenne_d === 0 ? null : rawQuotient(moyenne_n, moyenne_d, 2),
        seuil: seuil_en_vigueur,
      },
    });
  }
  if (reached) {
    reasons.push({ rule: "échec", concludes: $concludes_résultat, values: $no_values });
  }
  if (trace !== undefined) {
    {
      let $status: RuleTrace["status"] = "not-applied";
      if (admission_holds) {
        $status = "stands";
      }
      const numerator_2 = moyenne_d === 0 ? 0 : moyenne_n;
      const denominator_2 = moyenne_d === 0 ? 1 : moyenne_d;
      let motif: readonly Raw[] = $nothing;
      if ($status === "stands") {
        motif = [moyenne_d === 0 ? null : rawQuotient(moyenne_n, moyenne_d, 2)];
      }
      trace.push({
        rule: "admission",
        status: $status,
        holds: admission_holds,
        setAsideBy: $nothing,
        tests: [
          {
            holds: numerator_2 >= seuil_en_vigueur * 100 * denominator_2,
            values: {
              moyenne: moyenne_d === 0 ? null : rawQuotient(moyenne_n, moyenne_d, 2),
              seuil: seuil_en_vigueur,
            },
          },
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
        rule: "échec",
        status: $status,
        holds: true,
        setAsideBy: $nothing,
        tests: $nothing,
        motif: $nothing,
      });
    }
  }
  return { decisions: { résultat: résultat_outcome }, documents: documents, reasons: reasons };
}

function $read_Épreuve(json: Épreuve, d: $Dossier | undefined, parent: unknown): $Épreuve {
  void d;
  void parent;
  const note = Object.hasOwn(json, "note") ? json.note : undefined;
  const element: $Épreuve = {
    code: json.code,
    coefficient: json.coefficient,
    état: $texts_État.get(json.état)!,
    note: note === undefined || note === null ? undefined : Math.round(note * 100) + 0,
  };
  return element;
}

function readDossier(json: Dossier): $Dossier {
  const d: $Dossier = { session: json.session, épreuves: [] };
  const its = json.épreuves;
  const list: $Épreuve[] = [];
  for (let i = 0; i < its.length; i++) {
    const item = its[i]!;
    list.push($read_Épreuve(item, d, undefined));
  }
  d.épreuves = list;
  return d;
}

function readParameters(json: ChosenParameters | undefined): $Parameters {
  const d = undefined;
  void d;
  const zéro_compte_2 =
    json === undefined ? undefined : Object.hasOwn(json, "zéro_compte") ? json.zéro_compte : undefined;
  let value: boolean;
  if (zéro_compte_2 === undefined) {
    value = zéro_compte;
  } else {
    value = zéro_compte_2!;
  }
  return { zéro_compte: value };
}

/** What the schema cannot say. */
function checkDossier(_d: $Dossier, _p: $Parameters): Problem[] {
  const problems: Problem[] = [];

  return problems;
}

function chosen(p: $Parameters): Record<string, Raw> {
  return { zéro_compte: p.zéro_compte };
}

const shape: DossierShape = {
  conditions: { "/épreuves/#/note": { text: "état = notée", reads: ["état"] } },
  fields: { "": ["session", "épreuves"], "/épreuves/#": ["code", "coefficient", "état", "note"] },
};
const meta: VersionMeta = {
  code: "moyenne",
  version: "2025",
  title: "Moyenne pondérée",
  versionTitle: "session 2025",
  enums: { État: { notée: "notée", absente: "absente" }, Issue: { A: "Admis", ajourné: "ajourné" } },
  decisions: [{ name: "résultat", printing: { enum: "Issue" } }],
  documents: [],
  labels: { "/session": "Année de la session", "/épreuves/#/note": "Note sur 20" },
  elements: { "/épreuves/#": { name: "Épreuve", key: "code" } },
  parameters: [
    { name: "seuil", key: "seuil", printing: "number", chosen: false },
    {
      name: "zéro_compte",
      key: "zéro_compte",
      label: "Une absence compte pour zéro",
      printing: "boolean",
      chosen: true,
    },
  ],
  rules: [
    {
      id: "admission",
      name: "admission",
      kind: "ordinary",
      place: { file: "moyenne/2025.rules", line: 28 },
      legal: ["Art. 2. Est admis le candidat dont la moyenne est au moins égale à 10."],
      tests: ["moyenne à défaut 0 ≥ seuil"],
      printings: { moyenne: "number", seuil: "number" },
      motif: ["Moyenne de ", { printing: "number" }, " sur 20."],
      concludesOn: ["résultat"],
    },
    {
      id: "échec",
      name: "échec",
      kind: "default",
      place: { file: "moyenne/2025.rules", line: 34 },
      legal: [],
      tests: [],
      printings: {},
      motif: [],
      concludesOn: ["résultat"],
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
  const known: string[] = ["zéro_compte"];
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
