/** The questions that nobody has answered: in come the versions of regulations with what is known of each, out go mutants that everything known accepts. */
import type { Interpretation } from "../../interpreter/index.js";
import type { MutantWaiver, Plan } from "../../plan/plan.js";
import type { Draw } from "./infection.js";
import type { Mutant } from "./mutants.js";
import type { Pool } from "./pool.js";
import { Subject, type Separation, type SubjectData } from "./subject.js";
import type { Task } from "./tasks.js";
import { boundaryQuestions } from "./boundaries.js";
import { waiverOf } from "./waived.js";

/** What a mutant would decide of the dossier of a question. */
export interface Reading {
  readonly mutant: Mutant;
  readonly other?: Interpretation;
}

/** One dossier to decide: whoever does answers all the readings. */
export interface Question {
  readonly version: number;
  readonly draw: Draw;
  readonly own: Interpretation;
  readonly readings: readonly [Reading, ...Reading[]];
}

export interface Findings {
  readonly code: string;
  readonly mutants: number;
  readonly refused: number;
  readonly waived: number;
  readonly questions: readonly Question[];
  /** No dossier drawn tells them from the regulation; with a version whose text they change. */
  readonly alike: readonly { readonly version: number; readonly mutant: Mutant }[];
  /** Waivers of mutants that are refused, or not there. */
  readonly useless: readonly MutantWaiver[];
}

export interface SearchOptions {
  readonly seed: number;
  /** Which mutants to ask about. */
  readonly wanted: (plan: Plan, mutant: Mutant) => boolean;
  /** How far the search is: pieces done, and pieces known so far. */
  readonly told: (done: number, all: number) => void;
}

/** Mutants tried at once. */
const CHUNK = 48;
/** Mutants aimed at by one piece of work. */
const AIMED_AT_ONCE = 4;
/** Blocks of dossiers, round after round: what one round has told apart is not looked for in the next. */
const ROUNDS: readonly (readonly number[])[] = [
  [0, 1],
  [2, 3],
  [4, 5, 6, 7],
  [8, 9, 10, 11, 12, 13, 14, 15],
];

interface Open {
  readonly mutant: Mutant;
  /** Those whose text has it. */
  readonly versions: readonly number[];
}

/** One finding a regulation, in order of the versions. Bounded in the number of dossiers tried, so that it is the same on every machine. */
export async function search(data: readonly SubjectData[], pool: Pool, options: SearchOptions): Promise<Findings[]> {
  const subjects = data.map((one) => new Subject(one));
  const codes = [...new Set(data.map(({ plan }) => plan.code))];
  let [done, all] = [0, 0];
  const perform = (tasks: readonly Task[]): ReturnType<Pool["all"]> => {
    all += tasks.length;
    return pool.all(tasks, () => {
      options.told(++done, all);
    });
  };
  const findings: Findings[] = [];
  for (const code of codes) {
    const versions = data.flatMap(({ plan }, i) => (plan.code === code ? [i] : []));
    findings.push(await searchOne(code, versions, subjects, { ...options, perform }));
  }
  return findings;
}

async function searchOne(
  code: string,
  versions: readonly number[],
  subjects: readonly Subject[],
  options: SearchOptions & { readonly perform: (tasks: readonly Task[]) => ReturnType<Pool["all"]> },
): Promise<Findings> {
  const { seed, wanted, perform } = options;
  const plans = versions.map((v) => (subjects[v] as Subject).plan);
  const open = openMutants(versions, subjects, wanted);
  const boundaries = boundaryQuestions(versions, subjects, wanted);
  const total = open.size + boundaries.total;

  const keysOf = (version: number): string[] =>
    [...open].flatMap(([key, one]) => (one.versions.includes(version) ? [key] : []));
  const chunks = versions.flatMap((version) =>
    chunked(keysOf(version), CHUNK).map((keys): Task => ({ phase: "refused", version, keys })),
  );
  for (const { refused } of await perform(chunks)) for (const key of refused) open.delete(key);

  const waivers = plans.flatMap((plan) => plan.mutantWaivers ?? []);
  const used = new Set<MutantWaiver>();
  const isWaived = (mutant: Mutant): boolean => {
    const found = waivers.filter((waiver) => waiverOf(waiver, mutant));
    found.forEach((waiver) => used.add(waiver));
    return found.length > 0;
  };
  let waived = 0;
  for (const [key, { mutant }] of open) if (isWaived(mutant) && open.delete(key)) waived++;
  const asked = boundaries.open.filter(({ readings: [{ mutant }] }) => !isWaived(mutant) || (waived++, false));

  const found = await separations(open, versions, { seed, perform });
  const reductions = found.map(({ version, separation }): Task => ({ phase: "reduced", version, separation }));
  const reduced = await perform(reductions);
  const small = found.map(({ version, separation }, i) => ({
    version,
    separation: { ...separation, draw: reduced[i]?.reduced ?? separation.draw },
  }));
  const alike = [...open]
    .filter(([key]) => !found.some(({ separation }) => separation.key === key))
    .map(([, { mutant, versions: its }]) => ({ mutant, version: its.at(-1) as number }));
  const questions = [...gathered(small, subjects), ...asked];
  const isPartial = plans.some((plan) => [...mutantsIn(subjects, plan)].some((mutant) => !wanted(plan, mutant)));
  return {
    code,
    mutants: total,
    waived,
    refused: total - waived - alike.length - small.length - asked.length,
    questions: questions.sort((a, b) => byPlace(a.readings[0].mutant, b.readings[0].mutant)),
    alike: alike.sort((a, b) => byPlace(a.mutant, b.mutant)),
    useless: isPartial
      ? []
      : distinct(
          waivers.filter((waiver) => !used.has(waiver)),
          used,
        ),
  };
}

/** A waiver in a library is there once for each version that imports it. */
function distinct(useless: readonly MutantWaiver[], used: ReadonlySet<MutantWaiver>): readonly MutantWaiver[] {
  const where = ({ place }: MutantWaiver): string => `${place.file} ${String(place.start)}`;
  const useful = new Set([...used].map(where));
  return [...new Map(useless.map((waiver) => [where(waiver), waiver])).values()].filter((w) => !useful.has(where(w)));
}

const mutantsIn = (subjects: readonly Subject[], plan: Plan): Iterable<Mutant> =>
  subjects.find((subject) => subject.plan === plan)?.mutants.values() ?? [];

const byPlace = (a: Mutant, b: Mutant): number =>
  a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : a.place.start - b.place.start;

function openMutants(
  versions: readonly number[],
  subjects: readonly Subject[],
  wanted: SearchOptions["wanted"],
): Map<string, Open> {
  const open = new Map<string, Open>();
  for (const version of versions) {
    const { plan, mutants } = subjects[version] as Subject;
    for (const [key, mutant] of mutants)
      if (wanted(plan, mutant)) open.set(key, { mutant, versions: [...(open.get(key)?.versions ?? []), version] });
  }
  return open;
}

const chunked = (keys: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(keys.length / size) }, (_, i) => keys.slice(i * size, (i + 1) * size));

interface Found {
  readonly version: number;
  readonly separation: Separation;
}

/** A dossier for each mutant that one tells from the regulation: of the first round that has some, in the last version. */
async function separations(
  open: ReadonlyMap<string, Open>,
  versions: readonly number[],
  { seed, perform }: { readonly seed: number; readonly perform: (tasks: readonly Task[]) => ReturnType<Pool["all"]> },
): Promise<readonly Found[]> {
  const found = new Map<string, Found>();
  const left = (version: number): string[] =>
    [...open].flatMap(([key, one]) => (one.versions.includes(version) && !found.has(key) ? [key] : []));
  const latestFirst = [...versions].reverse();
  const drawn = ROUNDS.map(
    (blocks) =>
      (version: number): Task[] =>
        blocks.map((block) => ({ phase: "separated", version, keys: left(version), seed, block })),
  );
  const aimed = (version: number): Task[] =>
    chunked(left(version), AIMED_AT_ONCE).map((keys) => ({ phase: "aimed", version, keys }));
  for (const round of [...drawn.slice(0, 2), aimed, ...drawn.slice(2)]) {
    const tasks = latestFirst.filter((version) => left(version).length > 0).flatMap(round);
    (await perform(tasks)).forEach(({ separated }, i) => {
      for (const separation of separated)
        if (!found.has(separation.key)) found.set(separation.key, { version: tasks[i]?.version ?? 0, separation });
    });
  }
  return [...found.values()];
}

/** One dossier may answer about several mutants: each is asked about once. */
function gathered(found: readonly Found[], subjects: readonly Subject[]): Question[] {
  const left = new Map(found.map((one) => [one.separation.key, one]));
  return found.flatMap(({ version, separation: { key, draw } }) => {
    if (!left.has(key)) return [];
    const subject = subjects[version] as Subject;
    const told = subject.told([...left.keys()], draw);
    const readings = told.map(({ mutant, other }) => ({ mutant, other }));
    // The one the dossier was found for comes first.
    readings.sort((a, b) => Number(b.mutant.key === key) - Number(a.mutant.key === key));
    for (const { mutant } of readings) left.delete(mutant.key);
    const [first, ...others] = readings;
    return first ? [{ version, draw, own: subject.decide(draw), readings: [first, ...others] as const }] : [];
  });
}
