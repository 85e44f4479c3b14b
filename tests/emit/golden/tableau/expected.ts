// Réglo : Mentions, 2025. Fichier produit par compilation ; ne pas modifier.
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
  and,
  not,
  roundQuotient,
} from "../runtime.js";
import { validateDossierJson, validateParametersJson } from "./2025.validate.js";
import { readBytes, readValues } from "./2025.reader.js";
import { writeBody } from "./2025.writer.js";
export type Mention = "aucune" | "assez_bien" | "bien" | "très_bien";

/** A candidate's file, as JSON. */
export interface Dossier {
  /** Repeated in the verdict. */
  readonly identifiant?: string | null;
  readonly total?: number | null;
  readonly contrôle: boolean;
}

/** The readings of the text that are open to choice. */
export interface ChosenParameters {}

export type OutcomeOf<T> =
  { readonly status: "acquired"; readonly value: T } | Exclude<Outcome, { readonly status: "acquired" }>;

export interface Decisions {
  readonly mention: OutcomeOf<Mention>;
  readonly note_arrondie: OutcomeOf<number>;
}

export type Document = never;

/** The verdict on a dossier of this version. */
export interface Verdict extends Omit<AnyVerdict, "decisions" | "documents"> {
  readonly decisions: Decisions;
  readonly documents: readonly Document[];
}

interface $Dossier {
  total: number | undefined;
  contrôle: boolean;
}

interface $Parameters {}

const $absent: Outcome = Object.freeze({ status: "absent" });
const $concludes_mention: Reason["concludes"] = Object.freeze([Object.freeze({ decision: "mention" })]);
const $concludes_note_arrondie: Reason["concludes"] = Object.freeze([
  Object.freeze({ decision: "note_arrondie" }),
]);
const $nothing: readonly never[] = Object.freeze([]);
const $no_values: Reason["values"] = Object.freeze({});

/** The verdict on a dossier that `readDossier` made; `undefined` where a decision that others depend on is not settled: `decideInFull` gives it then. */
function decide(d: $Dossier, _p: $Parameters): Body | undefined {
  /**
   * Règle ligne 1 de mentions (tableau/2025.rules, ligne 15)
   */
  const mentions_1_holds = d.total !== undefined && d.total! >= 1600 && !d.contrôle;
  /**
   * Règle ligne 2 de mentions (tableau/2025.rules, ligne 16)
   */
  const mentions_2_holds = d.total !== undefined && 1400 <= d.total! && d.total! < 1600 && !d.contrôle;
  /**
   * Règle ligne 3 de mentions (tableau/2025.rules, ligne 17)
   */
  const mentions_3_holds = d.total !== undefined && 1200 <= d.total! && d.total! < 1400 && !d.contrôle;
  /**
   * Règle ligne 4 de mentions (tableau/2025.rules, ligne 18)
   */
  const mentions_4_holds =
    d.total !== undefined &&
    !(d.total! >= 1600 && !d.contrôle) &&
    !(1400 <= d.total! && d.total! < 1600 && !d.contrôle) &&
    !(1200 <= d.total! && d.total! < 1400 && !d.contrôle);
  /**
   * Règle au_dixième (tableau/2025.rules, ligne 20)
   */
  const au_dixième_holds = d.total !== undefined;
  // Décision mention
  let mention: Mention | undefined;
  let mention_concluded = false;
  if (mentions_1_holds) {
    mention_concluded = true;
    mention = "très_bien" as Mention;
  }
  if (mentions_2_holds) {
    if (mention_concluded && mention !== ("bien" as Mention)) return undefined;
    mention_concluded = true;
    mention = "bien" as Mention;
  }
  if (mentions_3_holds) {
    if (mention_concluded && mention !== ("assez_bien" as Mention)) return undefined;
    mention_concluded = true;
    mention = "assez_bien" as Mention;
  }
  if (mentions_4_holds) {
    if (mention_concluded && mention !== ("aucune" as Mention)) return undefined;
    mention_concluded = true;
    mention = "aucune" as Mention;
  }
  // Décision note_arrondie
  let note_arrondie: number | undefined;
  let note_arrondie_concluded = false;
  if (au_dixième_holds) {
    const value = roundQuotient(d.total!, 10, 1, "nearest");
    note_arrondie_concluded = true;
    note_arrondie = value;
  }
  const documents: Delivery[] = [];
  const reasons: Reason[] = [];
  if (mentions_1_holds) {
    reasons.push({
      rule: "mentions:1",
      concludes: $concludes_mention,
      values: { total: d.total === undefined ? null : d.total / 100, contrôle: d.contrôle },
    });
  }
  if (mentions_2_holds) {
    reasons.push({
      rule: "mentions:2",
      concludes: $concludes_mention,
      values: { total: d.total === undefined ? null : d.total / 100, contrôle: d.contrôle },
    });
  }
  if (mentions_3_holds) {
    reasons.push({
      rule: "mentions:3",
      concludes: $concludes_mention,
      values: { total: d.total === undefined ? null : d.total / 100, contrôle: d.contrôle },
    });
  }
  if (mentions_4_holds) {
    reasons.push({
      rule: "mentions:4",
      concludes: $concludes_mention,
      values: { total: d.total === undefined ? null : d.total / 100, contrôle: d.contrôle },
    });
  }
  if (au_dixième_holds) {
    reasons.push({
      rule: "au_dixième",
      concludes: $concludes_note_arrondie,
      values: { total: d.total === undefined ? null : d.total / 100 },
    });
  }
  return {
    decisions: {
      mention: !mention_concluded
        ? $absent
        : mention === undefined
          ? $absent
          : { status: "acquired", value: mention },
      note_arrondie: !note_arrondie_concluded
        ? $absent
        : note_arrondie === undefined
          ? $absent
          : { status: "acquired", value: note_arrondie / 10 },
    },
    documents: documents,
    reasons: reasons,
  };
}

/** The same, with what decisions that are not settled leave open; `trace`, if given, is told what becomes of every rule. */
function decideInFull(d: $Dossier, _p: $Parameters, trace?: RuleTrace[]): Body {
  /**
   * Règle ligne 1 de mentions (tableau/2025.rules, ligne 15)
   */
  const mentions_1_holds = d.total !== undefined && d.total! >= 1600 && !d.contrôle;
  /**
   * Règle ligne 2 de mentions (tableau/2025.rules, ligne 16)
   */
  const mentions_2_holds = d.total !== undefined && 1400 <= d.total! && d.total! < 1600 && !d.contrôle;
  /**
   * Règle ligne 3 de mentions (tableau/2025.rules, ligne 17)
   */
  const mentions_3_holds = d.total !== undefined && 1200 <= d.total! && d.total! < 1400 && !d.contrôle;
  /**
   * Règle ligne 4 de mentions (tableau/2025.rules, ligne 18)
   */
  const mentions_4_holds =
    d.total !== undefined &&
    !(d.total! >= 1600 && !d.contrôle) &&
    !(1400 <= d.total! && d.total! < 1600 && !d.contrôle) &&
    !(1200 <= d.total! && d.total! < 1400 && !d.contrôle);
  /**
   * Règle au_dixième (tableau/2025.rules, ligne 20)
   */
  const au_dixième_holds = d.total !== undefined;
  // Décision mention
  let mention: Mention | undefined | null;
  let mention_concluded = false;
  let mention_conflict = false;
  if (mentions_1_holds) {
    mention_concluded = true;
    mention = "très_bien" as Mention;
  }
  if (mentions_2_holds) {
    if (!mention_concluded) {
      mention_concluded = true;
      mention = "bien" as Mention;
    } else if (mention !== ("bien" as Mention)) {
      mention_conflict = true;
    }
  }
  if (mentions_3_holds) {
    if (!mention_concluded) {
      mention_concluded = true;
      mention = "assez_bien" as Mention;
    } else if (mention !== ("assez_bien" as Mention)) {
      mention_conflict = true;
    }
  }
  if (mentions_4_holds) {
    if (!mention_concluded) {
      mention_concluded = true;
      mention = "aucune" as Mention;
    } else if (mention !== ("aucune" as Mention)) {
      mention_conflict = true;
    }
  }
  if (mention_conflict) mention = null;
  // Décision note_arrondie
  let note_arrondie: number | undefined | null;
  let note_arrondie_concluded = false;
  if (au_dixième_holds) {
    const value = roundQuotient(d.total!, 10, 1, "nearest");
    note_arrondie_concluded = true;
    note_arrondie = value;
  }
  let mention_outcome: Outcome;
  if (mention_conflict) {
    const rules: string[] = [];
    if (mentions_1_holds) {
      rules.push("mentions:1");
    }
    if (mentions_2_holds) {
      rules.push("mentions:2");
    }
    if (mentions_3_holds) {
      rules.push("mentions:3");
    }
    if (mentions_4_holds) {
      rules.push("mentions:4");
    }
    mention_outcome = { status: "conflict", rules: rules };
  } else if (!mention_concluded) {
    mention_outcome = $absent;
  } else if (mention === undefined) {
    mention_outcome = $absent;
  } else {
    mention_outcome = { status: "acquired", value: mention! };
  }
  const documents: Delivery[] = [];
  const reasons: Reason[] = [];
  if (mentions_1_holds) {
    reasons.push({
      rule: "mentions:1",
      concludes: $concludes_mention,
      values: { total: d.total === undefined ? null : d.total / 100, contrôle: d.contrôle },
    });
  }
  if (mentions_2_holds) {
    reasons.push({
      rule: "mentions:2",
      concludes: $concludes_mention,
      values: { total: d.total === undefined ? null : d.total / 100, contrôle: d.contrôle },
    });
  }
  if (mentions_3_holds) {
    reasons.push({
      rule: "mentions:3",
      concludes: $concludes_mention,
      values: { total: d.total === undefined ? null : d.total / 100, contrôle: d.contrôle },
    });
  }
  if (mentions_4_holds) {
    reasons.push({
      rule: "mentions:4",
      concludes: $concludes_mention,
      values: { total: d.total === undefined ? null : d.total / 100, contrôle: d.contrôle },
    });
  }
  if (au_dixième_holds) {
    reasons.push({
      rule: "au_dixième",
      concludes: $concludes_note_arrondie,
      values: { total: d.total === undefined ? null : d.total / 100 },
    });
  }
  if (trace !== undefined) {
    {
      let $status: RuleTrace["status"] = "not-applied";
      if (mentions_1_holds) {
        $status = "stands";
      }
      const value_2 = d.total === undefined ? undefined : d.total >= 1600;
      trace.push({
        rule: "mentions:1",
        status: $status,
        holds: mentions_1_holds,
        setAsideBy: $nothing,
        tests: [
          { holds: d.total !== undefined, values: { total: d.total === undefined ? null : d.total / 100 } },
          {
            holds: value_2 === undefined ? false : value_2,
            values: { total: d.total === undefined ? null : d.total / 100 },
          },
          { holds: !d.contrôle, values: { contrôle: d.contrôle } },
        ],
        motif: $nothing,
      });
    }
    {
      let $status: RuleTrace["status"] = "not-applied";
      if (mentions_2_holds) {
        $status = "stands";
      }
      const holds = (d.total === undefined ? undefined : 1400 <= d.total) ?? null;
      trace.push({
        rule: "mentions:2",
        status: $status,
        holds: mentions_2_holds,
        setAsideBy: $nothing,
        tests: [
          { holds: d.total !== undefined, values: { total: d.total === undefined ? null : d.total / 100 } },
          {
            holds:
              holds === false
                ? false
                : and(holds, (d.total === undefined ? undefined : d.total < 1600) ?? null),
            values: { total: d.total === undefined ? null : d.total / 100 },
          },
          { holds: !d.contrôle, values: { contrôle: d.contrôle } },
        ],
        motif: $nothing,
      });
    }
    {
      let $status: RuleTrace["status"] = "not-applied";
      if (mentions_3_holds) {
        $status = "stands";
      }
      const holds_2 = (d.total === undefined ? undefined : 1200 <= d.total) ?? null;
      trace.push({
        rule: "mentions:3",
        status: $status,
        holds: mentions_3_holds,
        setAsideBy: $nothing,
        tests: [
          { holds: d.total !== undefined, values: { total: d.total === undefined ? null : d.total / 100 } },
          {
            holds:
              holds_2 === false
                ? false
                : and(holds_2, (d.total === undefined ? undefined : d.total < 1400) ?? null),
            values: { total: d.total === undefined ? null : d.total / 100 },
          },
          { holds: !d.contrôle, values: { contrôle: d.contrôle } },
        ],
        motif: $nothing,
      });
    }
    {
      let $status: RuleTrace["status"] = "not-applied";
      if (mentions_4_holds) {
        $status = "stands";
      }
      const holds_3 = (d.total === undefined ? undefined : d.total >= 1600) ?? null;
      let holds_6: boolean | null = not(holds_3 === false ? false : and(holds_3, !d.contrôle));
      if (holds_6 !== false) {
        const holds_4 = (d.total === undefined ? undefined : 1400 <= d.total) ?? null;
        const holds_5 =
          holds_4 === false
            ? false
            : and(holds_4, (d.total === undefined ? undefined : d.total < 1600) ?? null);
        holds_6 = and(holds_6, not(holds_5 === false ? false : and(holds_5, !d.contrôle)));
      }
      let holds_9: boolean | null = holds_6;
      if (holds_9 !== false) {
        const holds_7 = (d.total === undefined ? undefined : 1200 <= d.total) ?? null;
        const holds_8 =
          holds_7 === false
            ? false
            : and(holds_7, (d.total === undefined ? undefined : d.total < 1400) ?? null);
        holds_9 = and(holds_9, not(holds_8 === false ? false : and(holds_8, !d.contrôle)));
      }
      trace.push({
        rule: "mentions:4",
        status: $status,
        holds: mentions_4_holds,
        setAsideBy: $nothing,
        tests: [
          { holds: d.total !== undefined, values: { total: d.total === undefined ? null : d.total / 100 } },
          { holds: holds_9, values: $no_values },
        ],
        motif: $nothing,
      });
    }
    {
      let $status: RuleTrace["status"] = "not-applied";
      if (au_dixième_holds) {
        $status = "stands";
      }
      trace.push({
        rule: "au_dixième",
        status: $status,
        holds: au_dixième_holds,
        setAsideBy: $nothing,
        tests: [
          { holds: d.total !== undefined, values: { total: d.total === undefined ? null : d.total / 100 } },
        ],
        motif: $nothing,
      });
    }
  }
  return {
    decisions: {
      mention: mention_outcome,
      note_arrondie: !note_arrondie_concluded
        ? $absent
        : note_arrondie === undefined
          ? $absent
          : { status: "acquired", value: note_arrondie! / 10 },
    },
    documents: documents,
    reasons: reasons,
  };
}

function readDossier(json: Dossier): $Dossier {
  const total = Object.hasOwn(json, "total") ? json.total : undefined;
  const d: $Dossier = {
    total: total === undefined || total === null ? undefined : Math.round(total * 100) + 0,
    contrôle: json.contrôle,
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

const shape: DossierShape = { conditions: {}, fields: { "": ["total", "contrôle"] } };
const meta: VersionMeta = {
  code: "tableau",
  version: "2025",
  title: "Mentions",
  enums: { Mention: { aucune: "aucune", assez_bien: "assez_bien", bien: "bien", très_bien: "très_bien" } },
  decisions: [
    { name: "mention", printing: { enum: "Mention" } },
    { name: "note_arrondie", printing: "number" },
  ],
  documents: [],
  labels: {},
  elements: {},
  parameters: [],
  rules: [
    {
      id: "mentions:1",
      name: "ligne 1 de mentions",
      kind: "ordinary",
      place: { file: "tableau/2025.rules", line: 15 },
      legal: [],
      tests: ["total est renseigné", "total ≥ 16", "contrôle : faux"],
      needs: { "1": ["total"] },
      table: "mentions",
      printings: { total: "number", contrôle: "boolean" },
      motif: [],
      concludesOn: ["mention"],
    },
    {
      id: "mentions:2",
      name: "ligne 2 de mentions",
      kind: "ordinary",
      place: { file: "tableau/2025.rules", line: 16 },
      legal: [],
      tests: ["total est renseigné", "total : de 14 à moins de 16", "contrôle : faux"],
      needs: { "1": ["total"] },
      table: "mentions",
      printings: { total: "number", contrôle: "boolean" },
      motif: [],
      concludesOn: ["mention"],
    },
    {
      id: "mentions:3",
      name: "ligne 3 de mentions",
      kind: "ordinary",
      place: { file: "tableau/2025.rules", line: 17 },
      legal: [],
      tests: ["total est renseigné", "total : de 12 à moins de 14", "contrôle : faux"],
      needs: { "1": ["total"] },
      table: "mentions",
      printings: { total: "number", contrôle: "boolean" },
      motif: [],
      concludesOn: ["mention"],
    },
    {
      id: "mentions:4",
      name: "ligne 4 de mentions",
      kind: "ordinary",
      place: { file: "tableau/2025.rules", line: 18 },
      legal: [],
      tests: ["total est renseigné", "sinon"],
      table: "mentions",
      printings: { total: "number", contrôle: "boolean" },
      motif: [],
      concludesOn: ["mention"],
    },
    {
      id: "au_dixième",
      name: "au_dixième",
      kind: "ordinary",
      place: { file: "tableau/2025.rules", line: 20 },
      legal: [],
      tests: ["total est renseigné"],
      printings: { total: "number" },
      motif: [],
      concludesOn: ["note_arrondie"],
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
