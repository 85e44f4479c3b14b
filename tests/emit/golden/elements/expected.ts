// Réglo : Décisions par élément, groupes, documents, 2025. Fichier produit par compilation ; ne pas modifier.
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
  or,
} from "../runtime.js";
import { validateDossierJson, validateParametersJson } from "./2025.validate.js";
import { readBytes, readValues } from "./2025.reader.js";
import { writeBody } from "./2025.writer.js";
export type Validation = "acquise" | "compensée" | "refusée";

/** Compétence */
export interface Compétence {
  readonly code: string;
  readonly bloc: string;
  readonly validée: boolean;
}

/** A candidate's file, as JSON. */
export interface Dossier {
  /** Repeated in the verdict. */
  readonly identifiant?: string | null;
  readonly compétences: readonly Compétence[];
  readonly jury: boolean;
}

/** The readings of the text that are open to choice. */
export interface ChosenParameters {}

export type OutcomeOf<T> =
  { readonly status: "acquired"; readonly value: T } | Exclude<Outcome, { readonly status: "acquired" }>;

export interface Decisions {
  readonly état: Readonly<Record<string, OutcomeOf<Validation>>>;
}

export type Document = { readonly document: "Certificat"; readonly bloc?: string; readonly place?: number };

/** The verdict on a dossier of this version. */
export interface Verdict extends Omit<AnyVerdict, "decisions" | "documents"> {
  readonly decisions: Decisions;
  readonly documents: readonly Document[];
}

interface $Compétence {
  code: string;
  bloc: string;
  validée: boolean;
}

interface $Bloc {
  bloc: string;
  éléments: $Compétence[];
  $état_reached: boolean | null;
  $état_rival: boolean | null;
  $état: Validation | null;
  $état_concluded: boolean;
  $état_conflict: boolean;
  $état_blocked: boolean;
}

interface $Dossier {
  compétences: $Compétence[];
  jury: boolean;
}

interface $Parameters {}

interface $Rule_défaut_état {
  readonly $bloc_état: $Bloc;
  applies_0: boolean;
  stands_0: boolean;
}

interface $Rule_bloc_acquis {
  readonly $b: $Bloc;
  stands_0: boolean;
}

interface $Rule_indulgence {
  readonly $b: $Bloc;
  let_0: number;
  triggered_first: boolean;
  stands_0_first: boolean;
  triggered: boolean;
  stands_0: boolean;
}

interface $Traced_défaut_état {
  readonly $bloc_état: $Bloc;
  holds: boolean;
  applies_0: boolean | null;
  stands_0: boolean | null;
}

interface $Traced_bloc_acquis {
  readonly $b: $Bloc;
  holds: boolean;
  stands_0: boolean;
}

interface $Traced_indulgence {
  readonly $b: $Bloc;
  let_0: number;
  holds: boolean;
  triggered_first: boolean;
  stands_0_first: boolean;
  triggered: boolean | null;
  stands_0: boolean | null;
}

interface $Traced_certificat {
  readonly $b: $Bloc;
  holds: boolean | null;
}

const $no_rule: Outcome = Object.freeze({ status: "no-rule" });
const $no_values: Reason["values"] = Object.freeze({});
const $concludes_Certificat: Reason["concludes"] = Object.freeze([Object.freeze({ document: "Certificat" })]);
const $nothing: readonly never[] = Object.freeze([]);
/**
 * Bloc.acquises (elements/2025.rules, line 22)
 */
function acquises_Bloc(b: $Bloc): number {
  let count = 0;
  for (const compétence of b.éléments) {
    if (compétence.validée) {
      count += 1;
    }
  }
  return count;
}

/** The verdict on a dossier that `readDossier` made; `undefined` where a decision that others depend on is not settled: `decideInFull` gives it then. */
function decide(d: $Dossier, _p: $Parameters): Body | undefined {
  const groups: $Bloc[] = [];
  for (const compétence of d.compétences) {
    let group: $Bloc | undefined;
    for (const other of groups) {
      if (other.bloc === compétence.bloc) {
        group = other;
        break;
      }
    }
    if (group === undefined) {
      group = {
        bloc: compétence.bloc,
        éléments: [],
        $état_reached: true,
        $état_rival: false,
        $état: null,
        $état_concluded: false,
        $état_conflict: false,
        $état_blocked: false,
      };
      groups.push(group);
    }
    group["éléments"].push(compétence);
  }
  const blocs = groups;
  /**
   * À défaut valeur par défaut de état (elements/2025.rules, ligne 16)
   */
  const défaut_état: $Rule_défaut_état[] = [];
  for (const bloc_état of blocs) {
    défaut_état.push({ $bloc_état: bloc_état, applies_0: false, stands_0: false });
  }
  /**
   * Règle bloc_acquis (elements/2025.rules, ligne 24)
   */
  const bloc_acquis: $Rule_bloc_acquis[] = [];
  for (const b of blocs) {
    let all = true;
    for (const compétence_2 of b.éléments) {
      if (!compétence_2.validée) {
        all = false;
        break;
      }
    }
    if (all) {
      bloc_acquis.push({ $b: b, stands_0: false });
    }
  }
  /**
   * Exception indulgence (elements/2025.rules, ligne 29)
   */
  const indulgence: $Rule_indulgence[] = [];
  const indulgence_by_element = new Map<object, $Rule_indulgence[]>();
  if (d.jury) {
    for (const b of blocs) {
      const n = acquises_Bloc(b);
      if (n >= 1 && n < b.éléments.length) {
        indulgence.push({
          $b: b,
          let_0: n,
          triggered_first: false,
          stands_0_first: false,
          triggered: false,
          stands_0: false,
        });
        const $same = indulgence_by_element.get(b);
        const $last = indulgence[indulgence.length - 1]!;
        if ($same === undefined) indulgence_by_element.set(b, [$last]);
        else $same.push($last);
      }
    }
  }
  for (const i of bloc_acquis) {
    let any_2 = false;
    for (const e of indulgence_by_element.get(i.$b) ?? []) {
      if (e.$b === i.$b) any_2 = true;
    }
    i.stands_0 = !any_2;
  }
  for (const i_2 of bloc_acquis) {
    for (const e_2 of indulgence_by_element.get(i_2.$b) ?? []) {
      if (e_2.$b === i_2.$b) e_2.triggered_first = true;
    }
  }
  for (const i_3 of indulgence) {
    i_3.stands_0_first = i_3.triggered_first;
  }
  for (const i_4 of bloc_acquis) {
    if (i_4.stands_0) i_4.$b.$état_reached = false;
  }
  for (const i_5 of indulgence) {
    if (i_5.stands_0_first) i_5.$b.$état_reached = false;
  }
  // Décision état
  for (const i_6 of défaut_état) {
    i_6.applies_0 = i_6.$bloc_état.$état_reached!;
  }
  for (const i_7 of défaut_état) {
    if (i_7.applies_0) {
      for (const e_3 of indulgence_by_element.get(i_7.$bloc_état) ?? []) {
        if (e_3.$b === i_7.$bloc_état && i_7.applies_0) e_3.triggered = true;
      }
    }
  }
  for (const i_8 of bloc_acquis) {
    for (const e_4 of indulgence_by_element.get(i_8.$b) ?? []) {
      if (e_4.$b === i_8.$b) e_4.triggered = true;
    }
  }
  for (const i_9 of indulgence) {
    i_9.stands_0 = i_9.triggered;
  }
  for (const i_10 of bloc_acquis) {
    if (i_10.stands_0) i_10.$b.$état_rival = true;
  }
  for (const i_11 of indulgence) {
    if (i_11.stands_0) i_11.$b.$état_rival = true;
  }
  for (const i_12 of défaut_état) {
    let any_3 = false;
    for (const e_5 of indulgence_by_element.get(i_12.$bloc_état) ?? []) {
      if (e_5.$b === i_12.$bloc_état) any_3 = true;
    }
    i_12.stands_0 = i_12.applies_0 && !any_3 && !i_12.$bloc_état.$état_rival!;
  }
  for (const i_13 of défaut_état) {
    if (i_13.stands_0) {
      if (i_13.$bloc_état.$état_concluded && i_13.$bloc_état.$état !== ("refusée" as Validation))
        return undefined;
      i_13.$bloc_état.$état_concluded = true;
      i_13.$bloc_état.$état = "refusée" as Validation;
    }
  }
  for (const i_14 of bloc_acquis) {
    if (i_14.stands_0) {
      if (i_14.$b.$état_concluded && i_14.$b.$état !== ("acquise" as Validation)) return undefined;
      i_14.$b.$état_concluded = true;
      i_14.$b.$état = "acquise" as Validation;
    }
  }
  for (const i_15 of indulgence) {
    if (i_15.stands_0) {
      if (i_15.$b.$état_concluded && i_15.$b.$état !== ("compensée" as Validation)) return undefined;
      i_15.$b.$état_concluded = true;
      i_15.$b.$état = "compensée" as Validation;
    }
  }
  for (const element of blocs) {
    if (!element.$état_concluded) return undefined;
  }
  /**
   * Règle certificat (elements/2025.rules, ligne 35)
   */
  const certificat: $Bloc[] = [];
  for (const b of blocs) {
    if (b.$état! !== "refusée") {
      certificat.push(b);
    }
  }
  // Document Certificat : Certificat de compétences
  const documents: Delivery[] = [];
  const Certificat_start = documents.length;
  for (const b of certificat) {
    const place = acquises_Bloc(b);
    let repeated = false;
    for (let k = Certificat_start; k < documents.length; k++) {
      const other_2 = documents[k]!;
      if (other_2["bloc"] === b.bloc && other_2["place"] === place) {
        repeated = true;
        break;
      }
    }
    if (!repeated) {
      documents.push({ document: "Certificat", bloc: b.bloc, place: place });
    }
  }
  let état_outcomes: Outcome | Record<string, Outcome>;
  const entries: [string, Outcome][] = [];
  for (const element_2 of blocs) {
    let $outcome: Outcome;
    if (!element_2.$état_concluded) {
      $outcome = $no_rule;
    } else {
      $outcome = { status: "acquired", value: element_2.$état! };
    }
    entries.push([element_2.bloc, $outcome]);
  }
  état_outcomes = Object.fromEntries(entries);
  const reasons: Reason[] = [];
  for (const i_16 of défaut_état) {
    if (i_16.stands_0) {
      reasons.push({
        rule: "défaut:état",
        each: { bloc_état: i_16.$bloc_état.bloc },
        concludes: [{ decision: "état", element: i_16.$bloc_état.bloc }],
        values: $no_values,
      });
    }
  }
  for (const i_17 of bloc_acquis) {
    if (i_17.stands_0) {
      reasons.push({
        rule: "bloc_acquis",
        each: { b: i_17.$b.bloc },
        concludes: [{ decision: "état", element: i_17.$b.bloc }],
        values: $no_values,
      });
    }
  }
  for (const i_18 of indulgence) {
    if (i_18.stands_0) {
      reasons.push({
        rule: "indulgence",
        each: { b: i_18.$b.bloc },
        concludes: [{ decision: "état", element: i_18.$b.bloc }],
        values: { jury: d.jury, n: i_18.let_0, "nombre de éléments de b": i_18.$b.éléments.length },
      });
    }
  }
  for (const b of certificat) {
    reasons.push({
      rule: "certificat",
      each: { b: b.bloc },
      concludes: $concludes_Certificat,
      values: { "état de b": b.$état!, "bloc de b": b.bloc, "acquises de b": acquises_Bloc(b) },
    });
  }
  return { decisions: { état: état_outcomes }, documents: documents, reasons: reasons };
}

/** The same, with what decisions that are not settled leave open; `trace`, if given, is told what becomes of every rule. */
function decideInFull(d: $Dossier, _p: $Parameters, trace?: RuleTrace[]): Body {
  const groups: $Bloc[] = [];
  for (const compétence of d.compétences) {
    let group: $Bloc | undefined;
    for (const other of groups) {
      if (other.bloc === compétence.bloc) {
        group = other;
        break;
      }
    }
    if (group === undefined) {
      group = {
        bloc: compétence.bloc,
        éléments: [],
        $état_reached: true,
        $état_rival: false,
        $état: null,
        $état_concluded: false,
        $état_conflict: false,
        $état_blocked: false,
      };
      groups.push(group);
    }
    group["éléments"].push(compétence);
  }
  const blocs = groups;
  /**
   * À défaut valeur par défaut de état (elements/2025.rules, ligne 16)
   */
  const défaut_état: $Traced_défaut_état[] = [];
  for (const bloc_état of blocs) {
    défaut_état.push({ $bloc_état: bloc_état, holds: true, applies_0: false, stands_0: false });
  }
  /**
   * Règle bloc_acquis (elements/2025.rules, ligne 24)
   */
  const bloc_acquis: $Traced_bloc_acquis[] = [];
  for (const b of blocs) {
    let all = true;
    for (const compétence_2 of b.éléments) {
      if (!compétence_2.validée) {
        all = false;
        break;
      }
    }
    bloc_acquis.push({ $b: b, holds: all, stands_0: false });
  }
  /**
   * Exception indulgence (elements/2025.rules, ligne 29)
   */
  const indulgence: $Traced_indulgence[] = [];
  const indulgence_by_element = new Map<object, $Traced_indulgence[]>();
  for (const b of blocs) {
    const n = acquises_Bloc(b);
    const holds = d.jury && n >= 1 && n < b.éléments.length;
    indulgence.push({
      $b: b,
      let_0: n,
      holds: holds,
      triggered_first: false,
      stands_0_first: false,
      triggered: false,
      stands_0: false,
    });
    const $same = indulgence_by_element.get(b);
    const $last = indulgence[indulgence.length - 1]!;
    if ($same === undefined) indulgence_by_element.set(b, [$last]);
    else $same.push($last);
  }
  for (const i of bloc_acquis) {
    let any_2 = false;
    for (const e of indulgence_by_element.get(i.$b) ?? []) {
      if (e.$b === i.$b && e.holds) any_2 = true;
    }
    i.stands_0 = i.holds && !any_2;
  }
  for (const i_2 of bloc_acquis) {
    if (i_2.holds) {
      for (const e_2 of indulgence_by_element.get(i_2.$b) ?? []) {
        if (e_2.$b === i_2.$b && i_2.holds) e_2.triggered_first = true;
      }
    }
  }
  for (const i_3 of indulgence) {
    i_3.triggered_first = i_3.holds && i_3.triggered_first;
  }
  for (const i_4 of indulgence) {
    i_4.stands_0_first = i_4.triggered_first;
  }
  for (const i_5 of bloc_acquis) {
    if (i_5.stands_0) i_5.$b.$état_reached = false;
  }
  for (const i_6 of indulgence) {
    if (i_6.stands_0_first) i_6.$b.$état_reached = false;
  }
  // Décision état
  for (const i_7 of défaut_état) {
    i_7.applies_0 = i_7.holds && i_7.$bloc_état.$état_reached;
  }
  for (const i_8 of défaut_état) {
    if (i_8.applies_0 !== false) {
      for (const e_3 of indulgence_by_element.get(i_8.$bloc_état) ?? []) {
        e_3.triggered = or(e_3.$b === i_8.$bloc_état && i_8.applies_0, e_3.triggered);
      }
    }
  }
  for (const i_9 of bloc_acquis) {
    if (i_9.holds) {
      for (const e_4 of indulgence_by_element.get(i_9.$b) ?? []) {
        if (e_4.$b === i_9.$b && i_9.holds) e_4.triggered = true;
      }
    }
  }
  for (const i_10 of indulgence) {
    i_10.triggered = i_10.holds && i_10.triggered;
  }
  for (const i_11 of indulgence) {
    i_11.stands_0 = i_11.triggered;
  }
  for (const i_12 of bloc_acquis) {
    if (i_12.stands_0) i_12.$b.$état_rival = true;
  }
  for (const i_13 of indulgence) {
    i_13.$b.$état_rival = or(i_13.$b.$état_rival, i_13.stands_0);
  }
  for (const i_14 of défaut_état) {
    let any_3 = false;
    for (const e_5 of indulgence_by_element.get(i_14.$bloc_état) ?? []) {
      if (e_5.$b === i_14.$bloc_état && e_5.holds) any_3 = true;
    }
    i_14.stands_0 = !any_3 && and(i_14.applies_0, not(i_14.$bloc_état.$état_rival));
  }
  for (const i_15 of défaut_état) {
    if (i_15.stands_0) {
      if (!i_15.$bloc_état.$état_concluded) {
        i_15.$bloc_état.$état_concluded = true;
        i_15.$bloc_état.$état = "refusée" as Validation;
      } else if (i_15.$bloc_état.$état !== ("refusée" as Validation)) {
        i_15.$bloc_état.$état_conflict = true;
      }
    }
    if (i_15.stands_0 === null || i_15.applies_0 === null) {
      i_15.$bloc_état.$état_blocked = true;
    }
  }
  for (const i_16 of bloc_acquis) {
    if (i_16.stands_0) {
      if (!i_16.$b.$état_concluded) {
        i_16.$b.$état_concluded = true;
        i_16.$b.$état = "acquise" as Validation;
      } else if (i_16.$b.$état !== ("acquise" as Validation)) {
        i_16.$b.$état_conflict = true;
      }
    }
  }
  for (const i_17 of indulgence) {
    if (i_17.stands_0) {
      if (!i_17.$b.$état_concluded) {
        i_17.$b.$état_concluded = true;
        i_17.$b.$état = "compensée" as Validation;
      } else if (i_17.$b.$état !== ("compensée" as Validation)) {
        i_17.$b.$état_conflict = true;
      }
    }
    if (i_17.stands_0 === null) {
      i_17.$b.$état_blocked = true;
    }
  }
  for (const element of blocs) {
    if (element.$état_conflict || element.$état_blocked) element.$état = null;
  }
  /**
   * Règle certificat (elements/2025.rules, ligne 35)
   */
  const certificat: $Traced_certificat[] = [];
  for (const b of blocs) {
    const holds_2 = b.$état === null ? null : b.$état !== "refusée";
    certificat.push({ $b: b, holds: holds_2 });
  }
  // Document Certificat : Certificat de compétences
  const documents: Delivery[] = [];
  const Certificat_start = documents.length;
  let Certificat_blocked = false;
  for (const i_19 of certificat) {
    if (i_19.holds) {
      const bloc = i_19.$b.bloc;
      const place = acquises_Bloc(i_19.$b);
      let repeated = false;
      for (let k = Certificat_start; k < documents.length; k++) {
        const other_2 = documents[k]!;
        if (other_2["bloc"] === bloc && other_2["place"] === place) {
          repeated = true;
          break;
        }
      }
      if (!repeated) {
        documents.push({ document: "Certificat", bloc: bloc, place: place });
      }
    }
    if (i_19.holds === null) Certificat_blocked = true;
  }
  let état_outcomes: Outcome | Record<string, Outcome>;
  const entries: [string, Outcome][] = [];
  for (const element_2 of blocs) {
    let $outcome: Outcome;
    if (element_2.$état_conflict) {
      const rules: string[] = [];
      for (const i_20 of défaut_état) {
        if (i_20.stands_0 === true && i_20.$bloc_état === element_2) {
          rules.push("défaut:état");
          break;
        }
      }
      for (const i_21 of bloc_acquis) {
        if (i_21.stands_0 && i_21.$b === element_2) {
          rules.push("bloc_acquis");
          break;
        }
      }
      for (const i_22 of indulgence) {
        if (i_22.stands_0 === true && i_22.$b === element_2) {
          rules.push("indulgence");
          break;
        }
      }
      $outcome = { status: "conflict", rules: rules };
    } else if (element_2.$état_blocked) {
      const by: string[] = [];
      $outcome = { status: "blocked", by: by };
    } else if (!element_2.$état_concluded) {
      $outcome = $no_rule;
    } else {
      $outcome = { status: "acquired", value: element_2.$état! };
    }
    entries.push([element_2.bloc, $outcome]);
  }
  état_outcomes = Object.fromEntries(entries);
  let blocked_documents: { document: string; by: string[] }[] | undefined;
  if (Certificat_blocked) {
    const by_2: string[] = [];
    let unsettled: boolean = false;
    for (const element_3 of blocs) {
      if (element_3.$état === null) unsettled = true;
    }
    if (unsettled) by_2.push("état");
    blocked_documents = [...(blocked_documents ?? []), { document: "Certificat", by: by_2 }];
  }
  const reasons: Reason[] = [];
  for (const i_23 of défaut_état) {
    if (i_23.stands_0 === true) {
      reasons.push({
        rule: "défaut:état",
        each: { bloc_état: i_23.$bloc_état.bloc },
        concludes: [{ decision: "état", element: i_23.$bloc_état.bloc }],
        values: $no_values,
      });
    }
  }
  for (const i_24 of bloc_acquis) {
    if (i_24.stands_0) {
      reasons.push({
        rule: "bloc_acquis",
        each: { b: i_24.$b.bloc },
        concludes: [{ decision: "état", element: i_24.$b.bloc }],
        values: $no_values,
      });
    }
  }
  for (const i_25 of indulgence) {
    if (i_25.stands_0 === true) {
      reasons.push({
        rule: "indulgence",
        each: { b: i_25.$b.bloc },
        concludes: [{ decision: "état", element: i_25.$b.bloc }],
        values: { jury: d.jury, n: i_25.let_0, "nombre de éléments de b": i_25.$b.éléments.length },
      });
    }
  }
  for (const i_26 of certificat) {
    if (i_26.holds === true) {
      const value = i_26.$b.$état as Validation | null;
      const values: Record<string, Raw> = {};
      const value_2 = (value === null ? undefined : value) as Validation | null;
      if (value_2 !== undefined) {
        values["état de b"] = value_2;
      }
      const value_3 = i_26.$b.bloc;
      values["bloc de b"] = value_3;
      const value_4 = acquises_Bloc(i_26.$b);
      values["acquises de b"] = value_4;
      reasons.push({
        rule: "certificat",
        each: { b: i_26.$b.bloc },
        concludes: $concludes_Certificat,
        values: values,
      });
    }
  }
  if (trace !== undefined) {
    for (const i_27 of défaut_état) {
      {
        const $setAsideBy: string[] = [];
        let $status: RuleTrace["status"] = "not-applied";
        let any_4 = false;
        for (const e_6 of indulgence_by_element.get(i_27.$bloc_état) ?? []) {
          if (e_6.$b === i_27.$bloc_état && e_6.holds) any_4 = true;
        }
        const $aside = i_27.applies_0 === true && (!(i_27.applies_0 === true) || any_4);
        if (i_27.stands_0 === true) {
          $status = "stands";
        } else if (i_27.stands_0 !== false) {
          $status = "blocked";
        } else if ($aside) {
          $status = "set-aside";
          let any_5 = false;
          for (const e_7 of indulgence_by_element.get(i_27.$bloc_état) ?? []) {
            if (e_7.$b === i_27.$bloc_état && e_7.holds) any_5 = true;
          }
          if (any_5) $setAsideBy.push("indulgence");
        }
        trace.push({
          rule: "défaut:état",
          each: { bloc_état: i_27.$bloc_état.bloc },
          status: $status,
          holds: i_27.holds,
          setAsideBy: $setAsideBy,
          tests: $nothing,
          motif: $nothing,
        });
      }
    }
    for (const i_28 of bloc_acquis) {
      {
        const $setAsideBy: string[] = [];
        let $status: RuleTrace["status"] = "not-applied";
        let any_6 = false;
        for (const e_8 of indulgence_by_element.get(i_28.$b) ?? []) {
          if (e_8.$b === i_28.$b && e_8.holds) any_6 = true;
        }
        const $aside = i_28.holds && any_6;
        if (i_28.stands_0) {
          $status = "stands";
        } else if ($aside) {
          $status = "set-aside";
          let any_7 = false;
          for (const e_9 of indulgence_by_element.get(i_28.$b) ?? []) {
            if (e_9.$b === i_28.$b && e_9.holds) any_7 = true;
          }
          if (any_7) $setAsideBy.push("indulgence");
        }
        let all_2 = true;
        const list = i_28.$b.éléments;
        for (const compétence_2 of list) {
          if (!compétence_2.validée) {
            all_2 = false;
            break;
          }
        }
        trace.push({
          rule: "bloc_acquis",
          each: { b: i_28.$b.bloc },
          status: $status,
          holds: i_28.holds,
          setAsideBy: $setAsideBy,
          tests: [{ holds: all_2, values: $no_values }],
          motif: $nothing,
        });
      }
    }
    for (const i_29 of indulgence) {
      {
        let $status: RuleTrace["status"] = "not-applied";
        if (i_29.stands_0 === true) {
          $status = "stands";
        } else if (i_29.stands_0 !== false) {
          $status = "blocked";
        }
        trace.push({
          rule: "indulgence",
          each: { b: i_29.$b.bloc },
          status: $status,
          holds: i_29.holds,
          setAsideBy: $nothing,
          tests: [
            { holds: d.jury, values: { jury: d.jury } },
            { holds: i_29.let_0 >= 1, values: { n: i_29.let_0 } },
            {
              holds: i_29.let_0 < i_29.$b.éléments.length,
              values: { n: i_29.let_0, "nombre de éléments de b": i_29.$b.éléments.length },
            },
          ],
          motif: $nothing,
        });
      }
    }
    for (const i_30 of certificat) {
      {
        let $status: RuleTrace["status"] = "not-applied";
        if (i_30.holds === true) {
          $status = "stands";
        } else if (i_30.holds === null || i_30.holds !== false) {
          $status = "blocked";
        }
        const value_5 = i_30.$b.$état as Validation | null;
        const value_6 = i_30.$b.$état as Validation | null;
        const values_2: Record<string, Raw> = {};
        const value_7 = (value_6 === null ? undefined : value_6) as Validation | null;
        if (value_7 !== undefined) {
          values_2["état de b"] = value_7;
        }
        trace.push({
          rule: "certificat",
          each: { b: i_30.$b.bloc },
          status: $status,
          holds: i_30.holds,
          setAsideBy: $nothing,
          tests: [{ holds: value_5 === null ? null : value_5 !== "refusée", values: values_2 }],
          motif: $nothing,
        });
      }
    }
  }
  return blocked_documents === undefined
    ? { decisions: { état: état_outcomes }, documents: documents, reasons: reasons }
    : {
        decisions: { état: état_outcomes },
        documents: documents,
        reasons: reasons,
        blockedDocuments: blocked_documents,
      };
}

function $read_Compétence(json: Compétence, d: $Dossier | undefined, parent: unknown): $Compétence {
  void d;
  void parent;
  const element: $Compétence = { code: json.code, bloc: json.bloc, validée: json.validée };
  return element;
}

function readDossier(json: Dossier): $Dossier {
  const d: $Dossier = { compétences: [], jury: json.jury };
  const its = json.compétences;
  const list: $Compétence[] = [];
  for (let i = 0; i < its.length; i++) {
    const item = its[i]!;
    list.push($read_Compétence(item, d, undefined));
  }
  d.compétences = list;
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

const shape: DossierShape = {
  conditions: {},
  fields: { "": ["compétences", "jury"], "/compétences/#": ["code", "bloc", "validée"] },
};
const meta: VersionMeta = {
  code: "elements",
  version: "2025",
  title: "Décisions par élément, groupes, documents",
  enums: { Validation: { acquise: "acquise", compensée: "compensée", refusée: "refusée" } },
  decisions: [{ name: "état", on: "Bloc", printing: { enum: "Validation" } }],
  documents: [
    {
      name: "Certificat",
      label: "Certificat de compétences",
      fields: [
        { name: "bloc", printing: "text" },
        { name: "place", printing: "number" },
      ],
    },
  ],
  labels: {},
  elements: { "/compétences/#": { name: "Compétence", key: "code" } },
  parameters: [],
  rules: [
    {
      id: "défaut:état",
      name: "valeur par défaut de état",
      kind: "default",
      place: { file: "elements/2025.rules", line: 16 },
      legal: [],
      tests: [],
      printings: {},
      motif: [],
      concludesOn: ["état"],
      elements: { état: "bloc_état" },
    },
    {
      id: "bloc_acquis",
      name: "bloc_acquis",
      kind: "ordinary",
      place: { file: "elements/2025.rules", line: 24 },
      legal: [],
      tests: ["toutes les éléments de b vérifient validée"],
      printings: {},
      motif: [],
      concludesOn: ["état"],
      elements: { état: "b" },
    },
    {
      id: "indulgence",
      name: "indulgence",
      kind: "exception",
      place: { file: "elements/2025.rules", line: 29 },
      legal: [],
      tests: ["jury", "n ≥ 1", "n < nombre de éléments de b"],
      printings: { jury: "boolean", n: "number", "nombre de éléments de b": "number" },
      motif: [],
      concludesOn: ["état"],
      elements: { état: "b" },
    },
    {
      id: "certificat",
      name: "certificat",
      kind: "ordinary",
      place: { file: "elements/2025.rules", line: 35 },
      legal: [],
      tests: ["état de b ≠ refusée"],
      printings: { "état de b": { enum: "Validation" }, "bloc de b": "text", "acquises de b": "number" },
      motif: [],
      concludesOn: ["Certificat"],
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
