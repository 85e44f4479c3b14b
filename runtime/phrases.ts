/** The phrases of an explanation, in French and in English. */
import type { Lang } from "./format.js";

export interface Phrases {
  readonly colon: string;
  readonly semicolon: string;
  readonly open: string;
  readonly close: string;
  readonly version: (version: string) => string;
  readonly source: string;
  readonly candidate: string;
  readonly choices: string;
  readonly noValue: {
    readonly conflict: string;
    readonly "no-rule": string;
    readonly absent: string;
    readonly blocked: string;
    readonly undetermined: string;
  };
  /** Of a decision that need not be taken: a label of either gender stands before it. */
  readonly none: string;
  readonly conflict: (rules: string) => string;
  readonly blocked: (decisions: string) => string;
  readonly undetermined: (facts: string) => string;
  readonly absent: string;
  readonly noRule: string;
  readonly noneTried: string;
  readonly applied: (rule: string) => string;
  readonly rule: Readonly<Record<"ordinary" | "exception" | "default", (name: string) => string>>;
  readonly declaredDefault: string;
  readonly table: (name: string) => string;
  readonly forEach: (elements: string) => string;
  readonly read: string;
  readonly others: string;
  readonly examined: string;
  readonly seeAbove: string;
  readonly shouldHave: (test: string) => string;
  readonly shouldHaveAll: (tests: string) => string;
  readonly unknown: (tests: string) => string;
  readonly setAside: (rules: string) => string;
  readonly otherConcluded: string;
  readonly nothingToReplace: string;
  readonly neverHeld: string;
  readonly withoutEffect: string;
  readonly delivered: string;
  readonly notDelivered: string;
  readonly nothingDelivered: string;
  readonly pending: string;
  readonly documentBlocked: (decisions: string) => string;
  readonly invalid: (regulation: string) => string;
  readonly and: string;
}

const french: Phrases = {
  colon: " : ",
  semicolon: " ; ",
  open: "« ",
  close: " »",
  version: (version) => `version ${version}`,
  source: "Source",
  candidate: "Dossier",
  choices: "Lectures retenues",
  noValue: {
    conflict: "en conflit",
    "no-rule": "sans règle applicable",
    absent: "non renseigné",
    blocked: "bloqué",
    undetermined: "indéterminé",
  },
  none: "sans valeur",
  conflict: (rules) =>
    `Ces règles s'appliquent ensemble et ne concluent pas de même : ${rules}. Aucune n'est préférée : tant qu'une exception ne dit pas laquelle l'emporte, rien n'est décidé. Signalez ce cas à qui tient le règlement.`,
  blocked: (decisions) => `Cela dépend de ce qui n'est pas établi : ${decisions}.`,
  undetermined: (facts) => `Il manque encore : ${facts}.`,
  absent: "Aucune règle n'y conclut, et ce n'est pas obligatoire.",
  noRule: "Aucune règle ne s'applique : le règlement ne dit rien de ce cas. Signalez-le à qui tient le règlement.",
  noneTried: "Aucune règle n'y conclut.",
  applied: (rule) => `En application de ${rule}`,
  rule: {
    ordinary: (name) => `la règle ${name}`,
    exception: (name) => `l'exception ${name}`,
    default: (name) => `la règle ${name}, à défaut d'une autre`,
  },
  declaredDefault: "la valeur par défaut de la décision",
  table: (name) => `le tableau ${name}`,
  forEach: (elements) => `pour ${elements}`,
  read: "Valeurs lues",
  others: "Les autres règles",
  examined: "Règles examinées",
  seeAbove: "voir plus haut",
  shouldHave: (test) => `il aurait fallu ${test}`,
  shouldHaveAll: (tests) => `ne sont pas remplies : ${tests}`,
  unknown: (tests) => `on ne peut pas encore le dire, cela dépend d'une décision qui n'est pas établie${tests}`,
  setAside: (rules) => `sa place est prise par ${rules}`,
  otherConcluded: "une autre règle conclut",
  nothingToReplace: "ce à quoi elle déroge ne s'applique pas",
  neverHeld: "sa condition n'est pas remplie",
  withoutEffect: "sans effet ici",
  delivered: "Documents délivrés",
  notDelivered: "Documents qui ne sont pas délivrés",
  pending: "Documents en suspens",
  nothingDelivered: "Aucun document n'est délivré.",
  documentBlocked: (decisions) => `On ne peut pas dire s'il est délivré, cela dépend de : ${decisions}.`,
  invalid: (regulation) => `Le dossier ne peut pas être examiné (${regulation}) :`,
  and: " et ",
};

const english: Phrases = {
  colon: ": ",
  semicolon: "; ",
  open: "“",
  close: "”",
  version: (version) => `version ${version}`,
  source: "Source",
  candidate: "Dossier",
  choices: "Readings chosen",
  noValue: {
    conflict: "in conflict",
    "no-rule": "no applicable rule",
    absent: "not given",
    blocked: "blocked",
    undetermined: "undetermined",
  },
  none: "no value",
  conflict: (rules) =>
    `These rules apply together and conclude differently: ${rules}. None is preferred: until an exception says which one prevails, nothing is decided. Tell whoever keeps the regulation of this case.`,
  blocked: (decisions) => `It depends on what is not settled: ${decisions}.`,
  undetermined: (facts) => `Still needed: ${facts}.`,
  absent: "No rule concludes on it, and it is optional.",
  noRule: "No rule applies: the regulation says nothing of this case. Tell whoever keeps it.",
  noneTried: "No rule concludes on it.",
  applied: (rule) => `By ${rule}`,
  rule: {
    ordinary: (name) => `rule ${name}`,
    exception: (name) => `exception ${name}`,
    default: (name) => `rule ${name}, for want of another`,
  },
  declaredDefault: "the default of the decision",
  table: (name) => `table ${name}`,
  forEach: (elements) => `for ${elements}`,
  read: "Values read",
  others: "The other rules",
  examined: "Rules examined",
  seeAbove: "see above",
  shouldHave: (test) => `it would take ${test}`,
  shouldHaveAll: (tests) => `not met: ${tests}`,
  unknown: (tests) => `it cannot be said yet, it depends on a decision that is not settled${tests}`,
  setAside: (rules) => `${rules} takes its place`,
  otherConcluded: "another rule concludes",
  nothingToReplace: "what it derogates from does not apply",
  neverHeld: "its condition is not met",
  withoutEffect: "without effect here",
  delivered: "Documents delivered",
  notDelivered: "Documents that are not delivered",
  pending: "Documents left open",
  nothingDelivered: "No document is delivered.",
  documentBlocked: (decisions) => `It cannot be said whether it is delivered, this depends on: ${decisions}.`,
  invalid: (regulation) => `The dossier cannot be examined (${regulation}):`,
  and: " and ",
};

export const PHRASES: Readonly<Record<Lang, Phrases>> = { fr: french, en: english };
