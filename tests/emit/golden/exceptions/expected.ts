// Réglo : Règle, exception, exception à l'exception, 2025. Fichier produit par compilation ; ne pas modifier.
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
  or,
} from "../runtime.js";
import { validateDossierJson, validateParametersJson } from "./2025.validate.js";
import { readBytes, readValues } from "./2025.reader.js";
import { writeBody } from "./2025.writer.js";
export type Issue = "oui" | "non_" | "peut_être";

/** A candidate's file, as JSON. */
export interface Dossier {
  /** Repeated in the verdict. */
  readonly identifiant?: string | null;
  readonly a: boolean;
  readonly b: boolean;
  readonly c: boolean;
  readonly d: boolean;
}

/** The readings of the text that are open to choice. */
export interface ChosenParameters {}

export type OutcomeOf<T> =
  { readonly status: "acquired"; readonly value: T } | Exclude<Outcome, { readonly status: "acquired" }>;

export interface Decisions {
  readonly issue: OutcomeOf<Issue>;
  readonly suite: OutcomeOf<boolean>;
}

export type Document = { readonly document: "Parchemin" };

/** The verdict on a dossier of this version. */
export interface Verdict extends Omit<AnyVerdict, "decisions" | "documents"> {
  readonly decisions: Decisions;
  readonly documents: readonly Document[];
}

interface $Dossier {
  a: boolean;
  b: boolean;
  c: boolean;
  d: boolean;
}

interface $Parameters {}

const $no_rule: Outcome = Object.freeze({ status: "no-rule" });
const $concludes_issue: Reason["concludes"] = Object.freeze([Object.freeze({ decision: "issue" })]);
const $concludes_nothing: Reason["concludes"] = Object.freeze([]);
const $concludes_suite: Reason["concludes"] = Object.freeze([Object.freeze({ decision: "suite" })]);
const $nothing: readonly never[] = Object.freeze([]);

/** The verdict on a dossier that `readDossier` made; `undefined` where a decision that others depend on is not settled: `decideInFull` gives it then. */
function decide(d: $Dossier, _p: $Parameters): Body | undefined {
  /**
   * Règle générale (exceptions/2025.rules, ligne 16)
   */
  /**
   * Exception première (exceptions/2025.rules, ligne 20)
   */
  /**
   * Exception seconde (exceptions/2025.rules, ligne 24)
   */
  /**
   * Exception jury (exceptions/2025.rules, ligne 28)
   */
  /**
   * À défaut sinon_rien (exceptions/2025.rules, ligne 32)
   */
  const sinon_rien_holds = d.b || d.c;
  const première_active = d.b && !d.c;
  const générale_stands_0 = d.a && !(première_active || d.d);
  const première_triggered = d.b && d.a;
  const première_stands = première_triggered && première_active && !d.d;
  const jury_triggered_first = d.d && (d.a || (première_triggered && première_active));
  const reached = !(générale_stands_0 || première_stands || jury_triggered_first);
  // Décision issue
  const sinon_rien_applies = reached && sinon_rien_holds;
  const jury_triggered = d.d && (d.a || sinon_rien_applies || (première_triggered && première_active) || d.a);
  const sinon_rien_stands =
    sinon_rien_applies && !d.d && !(générale_stands_0 || première_stands || jury_triggered);
  let issue: Issue | undefined;
  if (générale_stands_0) {
    issue = "oui" as Issue;
  }
  if (première_stands) {
    if (issue !== undefined && issue !== ("non_" as Issue)) return undefined;
    issue = "non_" as Issue;
  }
  if (jury_triggered) {
    if (issue !== undefined && issue !== ("peut_être" as Issue)) return undefined;
    issue = "peut_être" as Issue;
  }
  if (sinon_rien_stands) {
    if (issue !== undefined && issue !== ("non_" as Issue)) return undefined;
    issue = "non_" as Issue;
  }
  if (issue === undefined) return undefined;
  /**
   * Règle après (exceptions/2025.rules, ligne 36)
   */
  const après_holds = issue === "oui" || d.c;
  // Décision suite
  let suite: boolean | undefined;
  if (après_holds) {
    const value = issue !== "non_";
    suite = value;
  }
  // Document Parchemin
  const générale_stands_1 = d.a && !(première_active || d.d);
  const documents: Delivery[] = [];
  let Parchemin = false;
  if (générale_stands_1) {
    Parchemin = true;
  }
  if (Parchemin) documents.push({ document: "Parchemin" });
  const seconde_triggered = d.c && première_triggered;
  const reasons: Reason[] = [];
  if (générale_stands_0 || générale_stands_1) {
    const concludes: Reason["concludes"][number][] = [];
    if (générale_stands_0) concludes.push({ decision: "issue" });
    if (générale_stands_1) concludes.push({ document: "Parchemin" });
    reasons.push({ rule: "générale", concludes: concludes, values: { a: d.a } });
  }
  if (première_stands) {
    reasons.push({ rule: "première", concludes: $concludes_issue, values: { b: d.b } });
  }
  if (seconde_triggered) {
    reasons.push({ rule: "seconde", concludes: $concludes_nothing, values: { c: d.c } });
  }
  if (jury_triggered) {
    reasons.push({ rule: "jury", concludes: $concludes_issue, values: { d: d.d } });
  }
  if (sinon_rien_stands) {
    reasons.push({ rule: "sinon_rien", concludes: $concludes_issue, values: { b: d.b, c: d.c } });
  }
  if (après_holds) {
    reasons.push({ rule: "après", concludes: $concludes_suite, values: { issue: issue, c: d.c } });
  }
  return {
    decisions: {
      issue: { status: "acquired", value: issue },
      suite: suite === undefined ? $no_rule : { status: "acquired", value: suite },
    },
    documents: documents,
    reasons: reasons,
  };
}

/** The same, with what decisions that are not settled leave open; `trace`, if given, is told what becomes of every rule. */
function decideInFull(d: $Dossier, _p: $Parameters, trace?: RuleTrace[]): Body {
  /**
   * Règle générale (exceptions/2025.rules, ligne 16)
   */
  /**
   * Exception première (exceptions/2025.rules, ligne 20)
   */
  /**
   * Exception seconde (exceptions/2025.rules, ligne 24)
   */
  /**
   * Exception jury (exceptions/2025.rules, ligne 28)
   */
  /**
   * À défaut sinon_rien (exceptions/2025.rules, ligne 32)
   */
  const sinon_rien_holds = d.b || d.c;
  const première_active = d.b && !d.c;
  const générale_stands_0 = d.a && !(première_active || d.d);
  const première_triggered = d.b && d.a;
  const première_stands = première_triggered && première_active && !d.d;
  const jury_triggered_first = d.d && (d.a || (première_triggered && première_active));
  const reached = !(générale_stands_0 || première_stands || jury_triggered_first);
  // Décision issue
  const sinon_rien_applies = reached && sinon_rien_holds;
  const jury_triggered = d.d && (d.a || sinon_rien_applies || (première_triggered && première_active) || d.a);
  const sinon_rien_stands =
    sinon_rien_applies && !d.d && !(générale_stands_0 || première_stands || jury_triggered);
  let issue: Issue | null = null;
  let issue_concluded = false;
  let issue_conflict = false;
  if (générale_stands_0) {
    issue_concluded = true;
    issue = "oui" as Issue;
  }
  if (première_stands) {
    if (!issue_concluded) {
      issue_concluded = true;
      issue = "non_" as Issue;
    } else if (issue !== ("non_" as Issue)) {
      issue_conflict = true;
    }
  }
  if (jury_triggered) {
    if (!issue_concluded) {
      issue_concluded = true;
      issue = "peut_être" as Issue;
    } else if (issue !== ("peut_être" as Issue)) {
      issue_conflict = true;
    }
  }
  if (sinon_rien_stands) {
    if (!issue_concluded) {
      issue_concluded = true;
      issue = "non_" as Issue;
    } else if (issue !== ("non_" as Issue)) {
      issue_conflict = true;
    }
  }
  if (issue_conflict) issue = null;
  /**
   * Règle après (exceptions/2025.rules, ligne 36)
   */
  const holds = issue === null ? null : issue === "oui";
  const après_holds = holds === true ? true : or(holds, d.c);
  // Décision suite
  let suite: boolean | null = null;
  let suite_concluded = false;
  let suite_blocked = false;
  let après_known = false;
  if (après_holds) {
    const value = issue === null ? null : issue !== "non_";
    if (value === null) {
      suite_blocked = true;
    } else {
      après_known = true;
      suite_concluded = true;
      suite = value;
    }
  }
  if (après_holds === null) {
    suite_blocked = true;
  }
  if (suite_blocked) suite = null;
  // Document Parchemin
  const générale_stands_1 = d.a && !(première_active || d.d);
  const documents: Delivery[] = [];
  let Parchemin = false;
  if (générale_stands_1) {
    Parchemin = true;
  }
  if (Parchemin) documents.push({ document: "Parchemin" });
  const seconde_triggered = d.c && première_triggered;
  let issue_outcome: Outcome;
  if (issue_conflict) {
    const rules: string[] = [];
    if (générale_stands_0) {
      rules.push("générale");
    }
    if (première_stands) {
      rules.push("première");
    }
    if (jury_triggered) {
      rules.push("jury");
    }
    if (sinon_rien_stands) {
      rules.push("sinon_rien");
    }
    issue_outcome = { status: "conflict", rules: rules };
  } else if (!issue_concluded) {
    issue_outcome = $no_rule;
  } else {
    issue_outcome = { status: "acquired", value: issue! };
  }
  let suite_outcome: Outcome;
  if (suite_blocked) {
    const by: string[] = [];
    if (issue === null) by.push("issue");
    suite_outcome = { status: "blocked", by: by };
  } else if (!suite_concluded) {
    suite_outcome = $no_rule;
  } else {
    suite_outcome = { status: "acquired", value: suite! };
  }
  const reasons: Reason[] = [];
  if (générale_stands_0 || générale_stands_1) {
    const concludes: Reason["concludes"][number][] = [];
    if (générale_stands_0) concludes.push({ decision: "issue" });
    if (générale_stands_1) concludes.push({ document: "Parchemin" });
    reasons.push({ rule: "générale", concludes: concludes, values: { a: d.a } });
  }
  if (première_stands) {
    reasons.push({ rule: "première", concludes: $concludes_issue, values: { b: d.b } });
  }
  if (seconde_triggered) {
    reasons.push({ rule: "seconde", concludes: $concludes_nothing, values: { c: d.c } });
  }
  if (jury_triggered) {
    reasons.push({ rule: "jury", concludes: $concludes_issue, values: { d: d.d } });
  }
  if (sinon_rien_stands) {
    reasons.push({ rule: "sinon_rien", concludes: $concludes_issue, values: { b: d.b, c: d.c } });
  }
  if (après_known) {
    reasons.push({ rule: "après", concludes: $concludes_suite, values: { issue: issue!, c: d.c } });
  }
  if (trace !== undefined) {
    {
      const $setAsideBy: string[] = [];
      let $status: RuleTrace["status"] = "not-applied";
      const $aside = d.a && (première_active || d.d);
      if (générale_stands_0 || générale_stands_1) {
        $status = "stands";
      } else if ($aside) {
        $status = "set-aside";
        if (première_active) $setAsideBy.push("première");
        if (d.d) $setAsideBy.push("jury");
      }
      trace.push({
        rule: "générale",
        status: $status,
        holds: d.a,
        setAsideBy: $setAsideBy,
        tests: [{ holds: d.a, values: { a: d.a } }],
        motif: $nothing,
      });
    }
    {
      const $setAsideBy: string[] = [];
      let $status: RuleTrace["status"] = "not-applied";
      const $aside = première_triggered;
      if (première_stands) {
        $status = "stands";
      } else if ($aside) {
        if (d.c) $setAsideBy.push("seconde");
        if (d.d) $setAsideBy.push("jury");
        if ($setAsideBy.length > 0) $status = "set-aside";
      }
      trace.push({
        rule: "première",
        status: $status,
        holds: d.b,
        setAsideBy: $setAsideBy,
        tests: [{ holds: d.b, values: { b: d.b } }],
        motif: $nothing,
      });
    }
    {
      let $status: RuleTrace["status"] = "not-applied";
      if (seconde_triggered) {
        $status = "stands";
      }
      trace.push({
        rule: "seconde",
        status: $status,
        holds: d.c,
        setAsideBy: $nothing,
        tests: [{ holds: d.c, values: { c: d.c } }],
        motif: $nothing,
      });
    }
    {
      let $status: RuleTrace["status"] = "not-applied";
      if (jury_triggered) {
        $status = "stands";
      }
      trace.push({
        rule: "jury",
        status: $status,
        holds: d.d,
        setAsideBy: $nothing,
        tests: [{ holds: d.d, values: { d: d.d } }],
        motif: $nothing,
      });
    }
    {
      const $setAsideBy: string[] = [];
      let $status: RuleTrace["status"] = "not-applied";
      const $aside = sinon_rien_applies && (!sinon_rien_applies || d.d);
      if (sinon_rien_stands) {
        $status = "stands";
      } else if ($aside) {
        $status = "set-aside";
        if (d.d) $setAsideBy.push("jury");
      }
      trace.push({
        rule: "sinon_rien",
        status: $status,
        holds: sinon_rien_holds,
        setAsideBy: $setAsideBy,
        tests: [
          { holds: d.b, values: { b: d.b } },
          { holds: d.c, values: { c: d.c } },
        ],
        motif: $nothing,
      });
    }
    {
      let $status: RuleTrace["status"] = "not-applied";
      if (après_known) {
        $status = "stands";
      } else if (après_holds === null || après_holds !== false) {
        $status = "blocked";
      }
      const values: Record<string, Raw> = {};
      const value_2 = (issue === null ? undefined : issue) as Issue | null;
      if (value_2 !== undefined) {
        values["issue"] = value_2;
      }
      trace.push({
        rule: "après",
        status: $status,
        holds: après_holds,
        setAsideBy: $nothing,
        tests: [
          { holds: issue === null ? null : issue === "oui", values: values },
          { holds: d.c, values: { c: d.c } },
        ],
        motif: $nothing,
      });
    }
  }
  return {
    decisions: { issue: issue_outcome, suite: suite_outcome },
    documents: documents,
    reasons: reasons,
  };
}

function readDossier(json: Dossier): $Dossier {
  const d: $Dossier = { a: json.a, b: json.b, c: json.c, d: json.d };
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

const shape: DossierShape = { conditions: {}, fields: { "": ["a", "b", "c", "d"] } };
const meta: VersionMeta = {
  code: "exceptions",
  version: "2025",
  title: "Règle, exception, exception à l'exception",
  enums: { Issue: { oui: "oui", non_: "non_", peut_être: "peut_être" } },
  decisions: [
    { name: "issue", printing: { enum: "Issue" } },
    { name: "suite", printing: "boolean" },
  ],
  documents: [{ name: "Parchemin", fields: [] }],
  labels: {},
  elements: {},
  parameters: [],
  rules: [
    {
      id: "générale",
      name: "générale",
      kind: "ordinary",
      place: { file: "exceptions/2025.rules", line: 16 },
      legal: [],
      tests: ["a"],
      printings: { a: "boolean" },
      motif: [],
      concludesOn: ["issue", "Parchemin"],
    },
    {
      id: "première",
      name: "première",
      kind: "exception",
      place: { file: "exceptions/2025.rules", line: 20 },
      legal: [],
      tests: ["b"],
      printings: { b: "boolean" },
      motif: [],
      concludesOn: ["issue"],
    },
    {
      id: "seconde",
      name: "seconde",
      kind: "exception",
      place: { file: "exceptions/2025.rules", line: 24 },
      legal: [],
      tests: ["c"],
      printings: { c: "boolean" },
      motif: [],
      concludesOn: [],
    },
    {
      id: "jury",
      name: "jury",
      kind: "exception",
      place: { file: "exceptions/2025.rules", line: 28 },
      legal: [],
      tests: ["d"],
      printings: { d: "boolean" },
      motif: [],
      concludesOn: ["issue"],
    },
    {
      id: "sinon_rien",
      name: "sinon_rien",
      kind: "default",
      place: { file: "exceptions/2025.rules", line: 32 },
      legal: [],
      tests: ["b", "c"],
      printings: { b: "boolean", c: "boolean" },
      motif: [],
      concludesOn: ["issue"],
    },
    {
      id: "après",
      name: "après",
      kind: "ordinary",
      place: { file: "exceptions/2025.rules", line: 36 },
      legal: [],
      tests: ["issue = oui", "c"],
      printings: { issue: { enum: "Issue" }, c: "boolean" },
      motif: [],
      concludesOn: ["suite"],
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
