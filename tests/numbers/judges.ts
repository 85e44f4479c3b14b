/** All the ways in which a regulation is decided, as one: in comes a dossier, out come the outcomes of its decisions, or what is wrong. */
import { enginesOf } from "../../harness/logic-engine.js";
import type { Version } from "../../harness/version.js";
import type { Pack } from "../../runtime/index.js";
import type { Body } from "../../runtime/verdict.js";
import { same, written, type Fraction } from "../oracles/fractions.js";

/** A candidate file, and what must be decided, by the names of decisions: booleans, names, numbers as fractions. */
export interface Case {
  readonly dossier: object;
  readonly wanted: Wanted;
}
type Wanted = Readonly<Record<string, boolean | string | Fraction>>;

export interface Judge {
  readonly name: string;
  readonly decide: (dossier: object) => Pick<Body, "decisions"> | { readonly wrong: unknown };
}

/** The engines of a version: compiled, interpreter, JSON Logic. */
export const judgesOf = (version: Version): readonly Judge[] =>
  enginesOf(version).map((engine) => ({
    name: engine.name,
    decide: (dossier) => {
      const decided = engine.decide(version, dossier);
      return "problems" in decided ? { wrong: decided.problems } : decided.body;
    },
  }));

/** A pack that is given bytes. */
export function bytesJudge(pack: Pack, code: string): Judge {
  const judge = pack.judge(code);
  const encoder = new TextEncoder();
  return {
    name: "bytes",
    decide: (dossier) => {
      const verdict = judge.evaluateBytes(encoder.encode(JSON.stringify(dossier)));
      return "errors" in verdict ? { wrong: verdict.errors } : verdict;
    },
  };
}

/** The first case that is not decided as it must be, and what was decided. */
export function misjudged({ name, decide }: Judge, cases: readonly Case[]): object | undefined {
  for (const { dossier, wanted } of cases) {
    const decided = decide(dossier);
    const got = "wrong" in decided ? decided : differing(decided.decisions, wanted);
    if (got !== undefined) return { name, dossier, wanted, got };
  }
  return undefined;
}

function differing(decisions: Body["decisions"], wanted: Wanted): object | undefined {
  const value = (key: string): unknown => (decisions[key] as { readonly value?: unknown }).value;
  const wrong = Object.entries(wanted)
    .filter(([key, one]) => !isWanted(value(key), one))
    .map(([key]) => key);
  return wrong.length === 0 ? undefined : Object.fromEntries(wrong.map((key) => [key, decisions[key]]));
}

/** −0 is no value of a verdict. */
const isWanted = (value: unknown, wanted: Wanted[string]): boolean =>
  typeof wanted === "object"
    ? (typeof value === "number" || typeof value === "string") &&
      !Object.is(value, -0) &&
      same(written(String(value)), wanted)
    : value === wanted;
