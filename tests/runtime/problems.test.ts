import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { closest } from "../../runtime/closest.js";
import { genericPointer, pointerKeys, pointerTo, valueAt } from "../../runtime/pointer.js";
import { problemSentence, type DossierNames } from "../../runtime/problems.js";
import type { Problem } from "../../runtime/verdict.js";

const json: unknown = JSON.parse(`{
  "session": "2024", "naissance": "2023-02-29", "durée": "2 ans", "état": "noté", "moyenne": 9.995, "actif": 1, "vide": null, "grand": 1e400, "petit": 1e-9,
  "unités": [{ "code": "E1", "note": 20.5 }, { "code": "E1", "note": -1 }, 12],
  "blocs": [{ "nom": "B1", "épreuves": [{}, { "note": [1, 2] }] }],
  "candidat": { "nom": 3 }, "a/b~c": 1, "__proto__": 2
}`);
const names: DossierNames = {
  labels: { "/session": "Année de la session", "/unités/#/note": "Note sur 20" },
  elements: { "/unités/#": { name: "Unité", key: "code" }, "/blocs/#": { name: "Bloc", key: "nom" } },
};

describe("each problem as a sentence", () => {
  test.each<[Problem, string, string]>([
    [
      { pointer: "/unités/0/note", code: "missing" },
      "Unité « E1 » : il manque « note » (Note sur 20).",
      "Unité “E1”: “note” (Note sur 20) is missing.",
    ],
    [{ pointer: "/délibération", code: "missing" }, "Il manque « délibération ».", "“délibération” is missing."],
    [
      { pointer: "/unités/1/note", code: "missing", details: { condition: "état = notée" } },
      "Unité « E1 » : il manque « note » (Note sur 20), à renseigner quand « état = notée ».",
      "Unité “E1”: “note” (Note sur 20) is missing; it is needed when “état = notée”.",
    ],
    [
      { pointer: "/candidat/nom", code: "wrong-type", details: { expected: "text" } },
      "Candidat : « nom » vaut 3 ; on attend un texte.",
      "Candidat: “nom” is 3; a text is expected.",
    ],
    [
      { pointer: "/session", code: "wrong-type", details: { expected: "integer" } },
      "« session » (Année de la session) vaut « 2024 » ; on attend un nombre entier.",
      "“session” (Année de la session) is “2024”; a whole number is expected.",
    ],
    [
      { pointer: "/actif", code: "wrong-type", details: { expected: "boolean" } },
      "« actif » vaut 1 ; on attend true ou false.",
      "“actif” is 1; true or false is expected.",
    ],
    [
      { pointer: "/grand", code: "wrong-type", details: { expected: "number" } },
      "« grand » vaut un nombre démesuré ; on attend un nombre.",
      "“grand” is a number out of all bounds; a number is expected.",
    ],
    [
      { pointer: "/unités/2", code: "wrong-type", details: { expected: "object" } },
      "Unité n° 3 vaut 12 ; on attend un objet.",
      "Unité no. 3 is 12; an object is expected.",
    ],
    [
      { pointer: "/blocs/0/épreuves/1/note", code: "wrong-type", details: { expected: "number" } },
      "Bloc « B1 », épreuves n° 2 : « note » vaut une liste de 2 éléments ; on attend un nombre.",
      "Bloc “B1”, épreuves no. 2: “note” is a list of 2; a number is expected.",
    ],
    [
      { pointer: "/unités/0/note", code: "too-large", details: { maximum: 20 } },
      "Unité « E1 » : « note » (Note sur 20) vaut 20,5 ; la plus grande valeur admise est 20.",
      "Unité “E1”: “note” (Note sur 20) is 20.5; the greatest value allowed is 20.",
    ],
    [
      { pointer: "/unités/1/note", code: "too-small", details: { minimum: 0 } },
      "Unité « E1 » : « note » (Note sur 20) vaut −1 ; la plus petite valeur admise est 0.",
      "Unité “E1”: “note” (Note sur 20) is −1; the least value allowed is 0.",
    ],
    [
      { pointer: "/moyenne", code: "too-many-decimals", details: { decimals: 2 } },
      "« moyenne » vaut 9,995 ; 2 décimales au plus.",
      "“moyenne” is 9.995; at most 2 decimals.",
    ],
    [
      { pointer: "/moyenne", code: "too-many-decimals", details: { decimals: 0 } },
      "« moyenne » vaut 9,995 ; on attend un nombre entier.",
      "“moyenne” is 9.995; a whole number is expected.",
    ],
    [
      { pointer: "/petit", code: "too-many-decimals", details: { decimals: 1 } },
      "« petit » vaut 1e-9 ; 1 décimale au plus.",
      "“petit” is 1e-9; at most 1 decimal.",
    ],
    [
      { pointer: "/état", code: "unknown-value", details: { allowed: ["notée", "dispensée"] } },
      "« état » vaut « noté » ; valeurs admises : « notée », « dispensée ».",
      "“état” is “noté”; values allowed: “notée”, “dispensée”.",
    ],
    [
      { pointer: "/naissance", code: "not-a-date" },
      "« naissance » vaut « 2023-02-29 », qui n'est pas un jour du calendrier ; on attend une date telle que « 2024-09-01 ».",
      "“naissance” is “2023-02-29”, which is not a day of the calendar; a date such as “2024-09-01” is expected.",
    ],
    [
      { pointer: "/durée", code: "not-a-duration", details: { unit: "months" } },
      "« durée » vaut « 2 ans » ; on attend une durée en mois, telle que « P24M ».",
      "“durée” is “2 ans”; a duration in months, such as “P24M” is expected.",
    ],
    [
      { pointer: "/unités", code: "too-few", details: { minimum: 4 } },
      "« unités » a 3 éléments ; il en faut au moins 4.",
      "“unités” has 3 elements; at least 4 are needed.",
    ],
    [
      { pointer: "/unités", code: "too-many", details: { maximum: 1 } },
      "« unités » a 3 éléments ; il en faut au plus 1.",
      "“unités” has 3 elements; at most 1 is needed.",
    ],
    [
      { pointer: "/unités/1/code", code: "duplicate-key", details: { first: 0 } },
      "Unité « E1 » : « code » vaut « E1 », comme dans unités n° 1 ; deux éléments ne peuvent pas porter la même valeur.",
      "Unité “E1”: “code” is “E1”, as in unités no. 1; no two elements can share it.",
    ],
    [
      { pointer: "/unités/0/note", code: "unexpected", details: { condition: "état = notée" } },
      "Unité « E1 » : « note » (Note sur 20) vaut 20,5 ; ce champ n'est renseigné que quand « état = notée ».",
      "Unité “E1”: “note” (Note sur 20) is 20.5; it is only given when “état = notée”.",
    ],
    [
      { pointer: "/sesion", code: "unknown-field", details: { known: ["session", "unités"] } },
      "« sesion » n'est pas un champ du dossier ; vouliez-vous dire « session » ?",
      "“sesion” is not a field of the dossier; did you mean “session”?",
    ],
    [
      { pointer: "/a~1b~0c", code: "unknown-field" },
      "« a/b~c » n'est pas un champ du dossier.",
      "“a/b~c” is not a field of the dossier.",
    ],
    [
      { pointer: "/__proto__", code: "unknown-field" },
      "« __proto__ » n'est pas un champ du dossier.",
      "“__proto__” is not a field of the dossier.",
    ],
    [
      { pointer: "/unités", code: "constraint", details: { message: "Au moins une épreuve obligatoire" } },
      "Au moins une épreuve obligatoire",
      "Au moins une épreuve obligatoire",
    ],
    [
      { pointer: "/parameters/seul", code: "unknown-parameter", details: { known: [] } },
      "Paramètres : « seul » n'est pas un paramètre au choix : il n'y en a aucun.",
      "Parameters: “seul” cannot be set: no parameter is open to choice.",
    ],
  ])("%j", (problem, fr, en) => {
    expect(problemSentence(problem, json, names, "fr")).toBe(fr);
    expect(problemSentence(problem, json, names, "en")).toBe(en);
  });

  test("what is not an object", () => {
    const problem: Problem = { pointer: "", code: "not-an-object" };
    expect(problemSentence(problem, [], names, "fr")).toBe(
      "Le dossier est attendu sous la forme d'un objet JSON ; on lit ici une liste de 0 élément.",
    );
    expect(problemSentence(problem, null, names, "fr")).toBe(
      "Le dossier est attendu sous la forme d'un objet JSON ; on lit ici null.",
    );
  });
  test("long values and lists are cut", () => {
    const long = { champ: "é".repeat(1000) };
    const allowed = Array.from({ length: 1000 }, (_, i) => `valeur ${i}`);
    expect(
      problemSentence({ pointer: "/champ", code: "unknown-value", details: { allowed } }, long, names, "fr").length,
    ).toBeLessThan(500);
    expect(
      problemSentence({ pointer: `/${"x".repeat(1e6)}`, code: "unknown-field" }, long, names, "fr").length,
    ).toBeLessThan(200);
  });
  test("no JSON and no pointer makes it throw", () => {
    const codes = [
      "missing",
      "unknown-field",
      "wrong-type",
      "too-many",
      "duplicate-key",
      "not-an-object",
      "no-version",
      "unknown-value",
      "too-many-decimals",
    ] as const;
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.array(fc.oneof(fc.string(), fc.nat(3))),
        fc.constantFrom(...codes),
        (value, keys, code) => {
          const pointer = keys.reduce<string>((at, key) => pointerTo(at, key), "");
          expect(problemSentence({ pointer, code }, value, names, "fr")).toMatch(/\S/);
        },
      ),
    );
  });
});

describe("pointers", () => {
  test("keys are escaped and found again", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (keys) => {
        expect(pointerKeys(keys.reduce<string>((at, key) => pointerTo(at, key), ""))).toEqual(keys);
      }),
    );
  });
  test("they lead to own values only", () => {
    expect(valueAt(json, "/unités/1/note")).toBe(-1);
    expect(valueAt(json, "/a~1b~0c")).toBe(1);
    expect(valueAt(json, "/__proto__")).toBe(2);
    expect(valueAt(json, "/constructor")).toBeUndefined();
    expect(valueAt(json, "/unités/length")).toBe(3);
    expect(valueAt(json, "")).toBe(json);
  });
  test("positions in lists are one place", () => {
    expect(genericPointer(json, "/unités/1/note")).toBe("/unités/#/note");
    expect(genericPointer({ "0": { x: 1 } }, "/0/x")).toBe("/0/x");
  });
});

test("the nearest name, or none", () => {
  expect(closest("NOTEE", ["dispensée", "notée"])).toBe("notée");
  expect(closest("note", ["session", "unités"])).toBeUndefined();
  expect(closest("x".repeat(1e6), ["x"])).toBeUndefined();
  expect(closest("", ["x"])).toBeUndefined();
});
