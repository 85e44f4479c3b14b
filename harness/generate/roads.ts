/** A search for texts on which the two roads from bytes to a verdict differ: the short one, in one pass, and the ordinary one. */
import fc from "fast-check";
import { entryOf } from "../goldens.js";
import { RegulationJudge } from "../../runtime/judge.js";
import { JsonWriter } from "../../runtime/json-writer.js";
import { timelineOf } from "../../runtime/version-choice.js";
import type { Version } from "../version.js";
import { dossiers, parameters, type Json } from "./dossiers.js";
import { nearlyValid } from "./spoilt.js";
import { boundaryLiterals } from "./boundary-literals.js";
import { spelling } from "./spellings.js";

export interface RoadsDiffer {
  /** The bytes, those that are no text shown as « \ufffd ». */
  readonly text: string;
  readonly parameters: unknown;
  readonly ordinary: string;
  readonly short: string;
}

export interface RoadsOptions {
  readonly seed: number;
  readonly runs: number;
  /** Called after each text, with whether the short road was taken. */
  readonly told?: (isShort: boolean) => void;
}

/** Judges under some versions of one regulation. */
export function judgeOf(versions: readonly Version[], set?: unknown): RegulationJudge {
  const [first] = versions;
  if (first === undefined) throw new TypeError("a version");
  const timeline = timelineOf(entryOf(first.plan.code, versions));
  const moduleOf = ({ version }: { readonly version: string }): Version["compiled"] =>
    (versions.find(({ plan }) => plan.version === version) ?? first).compiled;
  return new RegulationJudge(timeline, moduleOf, set);
}

/** How many times a dossier that was drawn is written, or disguised: drawing takes longer than judging. */
const TIMES = 16;
/** How many dossiers are drawn at once. */
const AT_ONCE = 100;

export interface RoadsCase {
  readonly judge: RegulationJudge;
  readonly dossier: Json;
  /** What the caller sets. */
  readonly set: unknown;
  /** The draw from which the dossier is written, or disguised. */
  readonly draw: number;
  readonly literals: ReturnType<typeof boundaryLiterals>;
}

/** Dossiers, each several times under draws of its own, with who judges them. `versions` are those of one regulation. */
export function* roadsCases(
  versions: readonly Version[],
  { seed, runs }: Pick<RoadsOptions, "seed" | "runs">,
): Generator<RoadsCase> {
  const usual = judgeOf(versions);
  const kinds = versions.map(({ plan }) => ({
    literals: boundaryLiterals(plan),
    drawn: fc.record({
      dossier: fc.oneof(dossiers(plan), nearlyValid(plan)),
      set: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, parameters(plan)),
      first: fc.integer(),
    }),
  }));
  for (let done = 0; done < runs; done += AT_ONCE * TIMES) {
    const { literals, drawn } = kinds[(done / AT_ONCE / TIMES) % kinds.length]!;
    const numRuns = Math.min(AT_ONCE, Math.ceil((runs - done) / TIMES));
    for (const { dossier, set, first } of fc.sample(drawn, { seed: seed + done, numRuns })) {
      const judge = set === undefined ? usual : judgeOf(versions, set);
      for (let i = 0; i < TIMES; i++) yield { judge, dossier, set, draw: first + i, literals };
    }
  }
}

/** A text on which the roads differ; nothing when they say the same of all that were drawn. `versions` are those of one regulation. */
export function roadsDiffer(
  versions: readonly Version[],
  { seed, runs, told = () => undefined }: RoadsOptions,
): RoadsDiffer | undefined {
  for (const { judge, dossier, set, draw, literals } of roadsCases(versions, { seed, runs })) {
    const bytes = spelling(dossier, draw, literals);
    const found = difference(judge, bytes, told);
    if (found !== undefined) return { text: new TextDecoder().decode(bytes), parameters: set, ...found };
  }
  return undefined;
}

/** What each road says, when they differ: the verdict, and its line of JSON; alone, and as a line of a block. */
function difference(
  judge: RegulationJudge,
  bytes: Uint8Array,
  told: (isShort: boolean) => void,
): Pick<RoadsDiffer, "ordinary" | "short"> | undefined {
  const ordinary = said(() => judge.evaluateText(bytes));
  const block = new Uint8Array(bytes.length + 40).fill(0x20);
  block.set(bytes, 8);
  const [from, to] = [8, 8 + bytes.length];
  block[to] = 0x0a;
  const isShort = [
    said(() => judge.evaluatePlain(bytes, 0, bytes.length) !== undefined),
    said(() => judge.evaluatePlain(block, from, to) !== undefined),
  ];
  told(isShort[0] === "true");
  if (isShort[0] !== isShort[1]) return { ordinary, short: `taken: ${isShort.join(", in a block: ")}` };
  // Where the short road gives up, what remains is the ordinary one, which has been heard.
  if (isShort[0] === "false") return undefined;
  const short = [
    said(() => judge.evaluateBytes(bytes)),
    said(() => judge.evaluateBytes(block, from, to)),
    said(() => judge.text(bytes)),
    said(() => judge.text(block, from, to)),
    said(() => written(judge, bytes, 0, bytes.length)),
    said(() => written(judge, block, from, to)),
  ].find((one) => one !== ordinary);
  return short === undefined ? undefined : { ordinary, short };
}

/** What is written as bytes, after what was there. */
function written(judge: RegulationJudge, bytes: Uint8Array, start: number, end: number): unknown {
  const writer = new JsonWriter(64);
  writer.text("…");
  const { at } = writer;
  return judge.write(writer, bytes, start, end) ?? new TextDecoder().decode(writer.bytes.subarray(at, writer.at));
}

/** What comes out, as JSON unless it is a text: a road that fails says something else than the other. */
export function said(road: () => unknown): string {
  try {
    const out = road();
    return typeof out === "string" ? out : JSON.stringify(out);
  } catch (failure) {
    return `thrown: ${String(failure)}`;
  }
}

export interface Taken {
  /** Whether any dossier took the short road. */
  readonly short: boolean;
  /** Those left to the ordinary one. */
  readonly ordinary: readonly string[];
}

/** Of plain valid dossiers, which take the short roads: from bytes, as `JSON.stringify` writes them, and from values. */
export function onTheShortRoads(
  version: Version,
  { seed, runs }: RoadsOptions,
): { readonly bytes: Taken; readonly values: Taken } {
  const judge = judgeOf([version]);
  const { plan } = version;
  const examples = plan.examples.filter(({ partial }) => !partial).map(({ dossier }) => dossier);
  const valid = [...examples, ...fc.sample(dossiers(plan), { seed, numRuns: runs })].filter(
    (dossier) => !("errors" in judge.evaluateAny(dossier)),
  );
  const taken = (those: readonly Json[], isShort: (dossier: Json) => boolean): Taken => {
    const ordinary = those.filter((dossier) => !isShort(dossier)).map((dossier) => JSON.stringify(dossier));
    return { short: those.length > ordinary.length, ordinary };
  };
  const plain = valid.filter((dossier) => /^[ -\u02ff]*$/.test(JSON.stringify(dossier)));
  return {
    bytes: taken(plain, (dossier) => {
      const bytes = new TextEncoder().encode(JSON.stringify(dossier));
      return judge.evaluatePlain(bytes, 0, bytes.length) !== undefined;
    }),
    values: taken(valid, (dossier) => judge.evaluateValues(dossier) !== undefined),
  };
}
