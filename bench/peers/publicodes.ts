/**
 * publicodes. It has no lists: the eight units are written out, and their certificates gathered by the host, who adds the five years too.
 * What is known of a candidate is given as nodes, the fast way: nothing is parsed again.
 */
import Engine from "publicodes";
import { inFiveYears } from "../by-hand/w1.js";
import type { Candidate, Decision, Result } from "../workloads/w1.js";
import { conditions, RESULTS, TABLE, type Condition, type Dossier, type Result as Row } from "../workloads/w2.js";
import type { Peer } from "./peer.js";

const UNITS = ["u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8"];
const every = (...rules: readonly string[]): object => ({ "toutes ces conditions": rules });
const sum = (field: string): object => ({ somme: UNITS.map((unit) => `${unit} . ${field}`) });
const some = (field: string): object => ({ "une de ces conditions": UNITS.map((unit) => `${unit} . ${field}`) });

const rulesOf = (unit: string): Record<string, unknown> => ({
  [unit]: null,
  [`${unit} . note`]: { type: "nombre" },
  [`${unit} . coefficient`]: { type: "nombre" },
  [`${unit} . facultative`]: { type: "booléen" },
  [`${unit} . dispense`]: { type: "booléen" },
  [`${unit} . absent`]: { type: "booléen" },
  [`${unit} . obligatoire`]: every("dispense = non", "facultative = non"),
  [`${unit} . poids`]: { variations: [{ si: "obligatoire", alors: "coefficient" }, { sinon: "0" }] },
  [`${unit} . points`]: {
    variations: [
      { si: every("obligatoire", "absent = non"), alors: "note * coefficient" },
      {
        si: every("dispense = non", "facultative", "absent = non", "note > 10"),
        alors: "(note - 10) * coefficient",
      },
      { sinon: "0" },
    ],
  },
  [`${unit} . manquée`]: every("obligatoire", "absent"),
  [`${unit} . acquise`]: every("dispense = non", "absent = non", "note >= 10"),
});

const W1 = {
  ...Object.assign({}, ...UNITS.map(rulesOf)),
  total: sum("points"),
  coefficients: sum("poids"),
  moyenne: { valeur: "total / coefficients" },
  "une absence": some("manquée"),
  "une acquise": some("acquise"),
  décision: {
    variations: [
      { si: every("une absence = non", "moyenne >= 10"), alors: "'diplômé'" },
      { si: "une acquise", alors: "'attesté'" },
      { sinon: "'refusé'" },
    ],
  },
};

const atom = (one: Condition): unknown => {
  if ("is" in one) return one.is ? one.field : `${one.field} = non`;
  if ("in" in one) return { "une de ces conditions": one.in.map((text) => `${one.field} = '${text}'`) };
  return `${one.field} ${one.comparison} ${one.to}`;
};
const W2 = {
  voie: { type: "texte" },
  titre: { type: "texte" },
  moyenne: { type: "nombre" },
  experience: { type: "nombre" },
  absent: { type: "booléen" },
  fraude: { type: "booléen" },
  ligne: {
    variations: TABLE.map((row, i) => {
      const atoms = conditions(row).map(atom);
      return atoms.length === 0
        ? { sinon: String(i + 1) }
        : { si: { "toutes ces conditions": atoms }, alors: String(i + 1) };
    }),
  },
};

const constant = (value: string | number | boolean): object => ({
  nodeKind: "constant",
  type: typeof value,
  nodeValue: value,
  missingVariables: {},
});
const logger = {
  log: () => undefined,
  warn: () => undefined,
  error(message: string): never {
    throw new Error(message);
  },
};

function w1(): (candidate: Candidate) => Result {
  const engine = new Engine(W1, { logger, warn: false });
  return ({ unites, session }) => {
    const situation: Record<string, object> = {};
    unites.forEach((unit, i) => {
      const name = UNITS[i]!;
      situation[`${name} . note`] = constant(unit.note ?? 0);
      situation[`${name} . coefficient`] = constant(unit.coefficient);
      situation[`${name} . facultative`] = constant(unit.facultative);
      situation[`${name} . dispense`] = constant(unit.dispense);
      situation[`${name} . absent`] = constant(unit.note === null);
    });
    engine.setSituation(situation);
    const decision = engine.evaluate("décision").nodeValue as Decision;
    const isAttested = decision === "attesté";
    const acquired = unites.filter(
      (_, i) => isAttested && engine.evaluate(`${UNITS[i]!} . acquise`).nodeValue === true,
    );
    return {
      decision,
      average: engine.evaluate("moyenne").nodeValue as number,
      certificates: acquired.map(({ code }) => code),
      keptUntil: isAttested ? inFiveYears(session) : null,
    };
  };
}

function w2(): (dossier: Dossier) => Row {
  const engine = new Engine(W2, { logger, warn: false });
  return ({ voie, titre, moyenne, experience, absent, fraude }) => {
    engine.setSituation({
      voie: constant(voie),
      titre: constant(titre),
      moyenne: constant(moyenne),
      experience: constant(experience),
      absent: constant(absent),
      fraude: constant(fraude),
    });
    return RESULTS[(engine.evaluate("ligne").nodeValue as number) - 1]!;
  };
}

export const peers: readonly Peer[] = [{ name: "publicodes", w1: w1(), w2: w2() }];
