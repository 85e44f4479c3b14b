/**
 * Before anything is timed: every engine on the same inputs as the exact decision written by hand. An engine that differs where doubles cannot be
 * the reason is a mistake of ours, and thrown; where they can, on the edge, differences are counted.
 */
import { decideByHand } from "./by-hand/w1.js";
import { candidatesOnTheEdge, type Candidate, type Result } from "./workloads/w1.js";

/** An engine on a workload. */
export interface Engine<Input, Output> {
  readonly name: string;
  readonly isAsync?: boolean;
  readonly run: (input: Input) => unknown;
  /** What it answered, in the common form. */
  readonly answer: (output: unknown) => Output;
}

/** Throws at the first engine, and the first input, that is not answered as `expected`. */
export async function agree<Input, Output>(
  engines: readonly Engine<Input, Output>[],
  inputs: readonly Input[],
  expected: (input: Input) => Output,
  same: (a: Output, b: Output) => boolean,
): Promise<void> {
  for (const { name, run, answer } of engines) {
    for (const input of inputs) {
      const answered = answer(await run(input));
      if (!same(answered, expected(input)))
        throw new Error(`${name} differs: ${JSON.stringify({ input, answered, expected: expected(input) })}`);
    }
  }
}

/** Averages are compared to the hundredth: not every engine can round. */
export const sameResult = (a: Result, b: Result): boolean =>
  a.decision === b.decision &&
  a.keptUntil === b.keptUntil &&
  a.certificates.length === b.certificates.length &&
  a.certificates.every((code, i) => code === b.certificates[i]) &&
  Math.abs(a.average - b.average) < 0.010001;

/** Of as many candidates exactly at 10, and one least step below: how many are refused, how many admitted. */
export interface Misjudged {
  readonly refusedAtTen: number;
  readonly admittedBelow: number;
}

/** For each engine, out of `count` candidates on each side. A step above 10, nobody may be wrong. */
export async function misjudged(
  engines: readonly Engine<Candidate, Result>[],
  count: number,
  seed: number,
): Promise<ReadonlyMap<string, Misjudged>> {
  await agree(engines, candidatesOnTheEdge(count, seed + 1, 1), decideByHand, sameResult);
  const exact = candidatesOnTheEdge(count, seed, 0);
  const below = candidatesOnTheEdge(count, seed - 1, -1);
  const found = new Map<string, Misjudged>();
  for (const { name, run, answer } of engines) {
    let refusedAtTen = 0;
    let admittedBelow = 0;
    for (const file of exact) if (answer(await run(file)).decision !== "diplômé") refusedAtTen++;
    for (const file of below) if (answer(await run(file)).decision === "diplômé") admittedBelow++;
    found.set(name, { refusedAtTen, admittedBelow });
  }
  return found;
}
