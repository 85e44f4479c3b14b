/**
 * Interleaved timing: functions of one input and inputs come in, a CPU time per call for each comes out. Every round times every function once,
 * in a rotating order, so that a slow spell of the machine hits all alike; what is reported are medians over rounds, of times and of ratios.
 */

export interface Contender<Input> {
  readonly name: string;
  readonly run: (input: Input) => unknown;
}

export interface Timing {
  readonly name: string;
  /** Nanoseconds of CPU per call, median of the rounds. */
  readonly time: number;
  /** Times the first contender's, median of the rounds, and between which values nine rounds in ten fall. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

const WARM_UP = 300;
const SLICE = 40;

/** `rounds` slices of some 40 ms for each contender. */
export function interleaved<Input>(
  contenders: readonly Contender<Input>[],
  inputs: readonly Input[],
  rounds: number,
): readonly Timing[] {
  // What a call returns is kept a while, so that none is found useless and left out.
  const kept: unknown[] = new Array(256).fill(null);
  const runners = contenders.map(({ name, run }) => {
    const loop = ownLoop<Input>();
    let calls = 1;
    let elapsed = 0;
    for (let total = 0; total < WARM_UP || elapsed < SLICE / 2; total += elapsed) {
      elapsed = timed(() => loop(run, inputs, calls, kept));
      if (elapsed < SLICE / 2) calls *= 2;
    }
    return { name, times: [] as number[], calls: Math.ceil((calls * SLICE) / elapsed), loop, run };
  });
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < runners.length; k++) {
      const runner = runners[(k + round) % runners.length]!;
      const { loop, run, calls } = runner;
      runner.times.push((timed(() => loop(run, inputs, calls, kept)) * 1e6) / calls);
    }
  }
  const reference = runners[0]?.times ?? [];
  return runners.map(({ name, times }) => {
    const ratios = times.map((time, round) => time / reference[round]!).sort((a, b) => a - b);
    return { name, time: median(times), ratio: median(ratios), low: at(ratios, 0.05), high: at(ratios, 0.95) };
  });
}

type Loop<Input> = (run: (input: Input) => unknown, inputs: readonly Input[], calls: number, kept: unknown[]) => void;

/** Made anew for each contender: what the machine learns in the loop of one must not weigh on another. */
function ownLoop<Input>(): Loop<Input> {
  return new Function(
    "run, inputs, calls, kept",
    "for (let i = 0, j = 0; i < calls; i++) { kept[i & 255] = run(inputs[j]); if (++j === inputs.length) j = 0; }",
  ) as Loop<Input>;
}

/** Milliseconds of the processor's time: what others run on the machine hardly counts in it. */
function timed(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e3;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (at(sorted, 0.5) + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
}

const at = (sorted: readonly number[], part: number): number => sorted[Math.floor((sorted.length - 1) * part)]!;
