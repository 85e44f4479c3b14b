/** The regulation of the language page's first example (« Brevet de technicien supérieur »), as a plan written by hand. */
import type { Expr } from "../../plan/plan.js";
import * as b from "./build.js";

const domain = b.enumeration("Domaine");
const state = b.enumeration("État");
const issue = b.enumeration("Issue");
const mark = b.number(0, 20);
const unit = b.struct("Unité");
const units = b.input("unités", b.listOf(unit, 1, 30));
const u = b.variable("u", unit);
const self = b.variable("self", unit);
const is = (type: typeof state, left: Expr, op: "=" | "≠", name: string): Expr =>
  b.compare(left, op, b.constant(name, type));

const stateOf = (of: Expr): Expr => b.fieldOf(of, "état", state);
const optionalUnit = (of: Expr): Expr => b.fieldOf(of, "facultative", b.boolean);
const coefficient = (of: Expr): Expr => b.fieldOf(of, "coefficient", b.integer(1, 12));
const value = (of: Expr): Expr => b.derived("Unité.valeur", of, mark);
const finalValue = (of: Expr): Expr => b.derived("Unité.valeur_finale", of, mark);
const threshold = b.parameter("seuil", mark);
const floor = b.parameter("plancher_du_contrôle", mark);

const counted = b.defined("comptées", b.listOf(unit));
const bonus = b.defined("points_bonus", b.quotient);
const coefficients = b.defined("total_des_coefficients", b.quotient);
const average = b.defined("moyenne", b.quotient, true);
const finalAverage = b.defined("moyenne_finale", b.quotient, true);
const professional = b.defined("moyenne_professionnelle", b.quotient, true);
const retaken = b.defined("contrôle_passé", b.boolean);
const first = b.decided("premier_groupe", issue);
const result = b.decided("résultat", issue);

const weighted = (list: Expr, name: string, of: (element: Expr) => Expr): Expr => {
  const element = b.variable(name, unit);
  return b.sum(list, name, b.times(of(element), coefficient(element)));
};
const onElement = (id: string, name: string, body: Expr) =>
  b.definition(`Unité.${id}`, body, { struct: "Unité", variable: name });
const concludes = (decision: string, name: string): ReturnType<typeof b.decide> =>
  b.decide(decision, b.constant(name, issue));
const professionals = b.filter(
  counted,
  "p",
  is(domain, b.fieldOf(b.variable("p", unit), "domaine", domain), "=", "professionnel"),
);

export const bts = b.plan({
  code: "bts",
  version: "2022",
  selector: { field: "session", kind: "year" },
  enums: [
    b.enumOf("Domaine", "général", "professionnel"),
    b.enumOf("État", "notée", "absence_injustifiée", "force_majeure", "dispensée"),
    b.enumOf("Issue", "admis", "autorisé_au_contrôle", "ajourné", "non_délivrable"),
  ],
  structs: [
    b.structure(
      "Unité",
      [
        b.field("code", b.text),
        b.field("domaine", domain),
        b.field("facultative", b.boolean),
        b.field("coefficient", b.integer(1, 12)),
        b.field("état", state),
        b.presentWhen("note", mark, is(state, stateOf(self), "=", "notée")),
        b.field("note_contrôle", mark, "optional"),
      ],
      { identifiedBy: "code" },
    ),
  ],
  dossier: [b.field("session", b.integer(1986, 2100)), b.field("unités", b.listOf(unit, 1, 30))],
  parameters: [
    b.dated("seuil", mark, [[undefined, b.constant(10)]]),
    b.dated("plancher_du_contrôle", mark, [[undefined, b.constant(8)]]),
  ],
  documents: [b.document("Diplôme"), b.document("Attestation", b.field("unité", b.text))],
  decisions: [b.decision("premier_groupe", issue), b.decision("résultat", issue)],
  definitions: [
    onElement("valeur", "u", b.choose(is(state, stateOf(u), "=", "notée"), b.fieldOf(u, "note", mark), b.constant(0))),
    onElement("valeur_finale", "u", {
      kind: "greatest",
      items: [value(u), b.orElse(b.fieldOf(u, "note_contrôle", mark, true), b.constant(0))],
      type: mark,
      optional: false,
    }),
    b.definition(
      "comptées",
      b.filter(units, "u", b.and(b.not(optionalUnit(u)), is(state, stateOf(u), "≠", "dispensée"))),
    ),
    b.definition(
      "points_bonus",
      b.sum(
        b.filter(units, "u", b.and(optionalUnit(u), b.compare(value(u), ">", threshold))),
        "o",
        b.times(b.minus(value(b.variable("o", unit)), threshold), coefficient(b.variable("o", unit))),
      ),
    ),
    b.definition("total_des_coefficients", b.sum(counted, "u", coefficient(u))),
    b.definition("moyenne", b.over(b.plus(weighted(counted, "u", value), bonus), coefficients)),
    b.definition("moyenne_finale", b.over(b.plus(weighted(counted, "u", finalValue), bonus), coefficients)),
    b.definition(
      "moyenne_professionnelle",
      b.over(weighted(professionals, "u", value), b.sum(professionals, "c", coefficient(b.variable("c", unit)))),
    ),
    b.definition("contrôle_passé", b.some(units, "u", b.present(b.fieldOf(u, "note_contrôle", mark, true)))),
  ],
  rules: [
    b.rule("dispense_totale", { when: b.not(b.present(average)), then: [concludes("premier_groupe", "admis")] }),
    b.rule("admission", {
      when: b.and(b.present(average), b.compare(average, "≥", threshold)),
      then: [concludes("premier_groupe", "admis")],
      readings: [{ label: "moyenne", value: average }],
      motif: ["Moyenne générale de ", average, " sur 20."],
    }),
    b.rule("accès_au_contrôle", {
      when: b.and(
        b.present(average),
        b.compare(floor, "≤", average),
        b.compare(average, "<", threshold),
        b.or(b.not(b.present(professional)), b.compare(professional, "≥", threshold)),
      ),
      then: [concludes("premier_groupe", "autorisé_au_contrôle")],
    }),
    b.byDefault("échec", { then: [concludes("premier_groupe", "ajourné")] }),
    b.exception("absence", [b.toDecision("premier_groupe")], {
      when: b.some(units, "u", b.and(is(state, stateOf(u), "=", "absence_injustifiée"), b.not(optionalUnit(u)))),
      then: [concludes("premier_groupe", "non_délivrable")],
    }),
    b.rule("sans_contrôle", {
      when: b.or(is(issue, first, "≠", "autorisé_au_contrôle"), b.not(retaken)),
      then: [b.decide("résultat", first)],
    }),
    b.rule("après_contrôle", {
      when: b.and(is(issue, first, "=", "autorisé_au_contrôle"), retaken),
      then: [
        b.decide(
          "résultat",
          b.choose(
            b.compare(b.orElse(finalAverage, b.constant(0)), "≥", threshold),
            b.constant("admis", issue),
            b.constant("ajourné", issue),
          ),
        ),
      ],
    }),
    b.rule("délivrance", { when: is(issue, result, "=", "admis"), then: [b.deliver("Diplôme")] }),
    b.rule("attestation_de_bloc", {
      each: [b.through("u", "Unité", units)],
      when: b.and(
        b.or(is(issue, result, "=", "ajourné"), is(issue, result, "=", "non_délivrable")),
        b.compare(value(u), "≥", threshold),
      ),
      then: [b.deliver("Attestation", { unité: b.fieldOf(u, "code", b.text) })],
    }),
  ],
});
