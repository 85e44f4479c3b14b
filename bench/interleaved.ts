/**
 * Interleaved timing: functions of one input and inputs come in, a CPU time per call for each comes out. tinybench warms each up and measures it;
 * every round measures every function once, in a rotating order, so that a slow spell of the machine hits all alike. What is reported are
 * medians over rounds, of times and of ratios.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Bench } from "tinybench";

export interface Contender<Input> {
  readonly name: string;
  /** Whether it answers with promises. */
  readonly isAsync?: boolean;
  readonly run: (input: Input) => unknown;
}

export interface Timing {
  readonly name: string;
  /** Nanoseconds of CPU per call, all threads, median of the rounds. */
  readonly time: number;
  /** Times the first contender's, median of the rounds, and between which values nine rounds in ten fall. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** Milliseconds: of warming up, of one sample, of one function in one round. */
const WARM_UP = 300;
const SAMPLE = 4;
const SLICE = 40;

/** `rounds` slices of some 40 ms for each contender. */
export async function interleaved<Input>(
  contenders: readonly Contender<Input>[],
  inputs: readonly Input[],
  rounds: number,
): Promise<readonly Timing[]> {
  const bench = new Bench({
    now: cpuTime,
    time: SLICE,
    iterations: 1,
    warmupTime: WARM_UP,
    warmupIterations: 1,
    throws: true,
  });
  const runners = contenders.map(({ name, isAsync = false, run }) => {
    const runner = { name, loop: ownLoop(isAsync, run, inputs), calls: 1, times: [] as number[] };
    bench.add(name, () => runner.loop(runner.calls), { async: isAsync });
    return runner;
  });
  for (const [i, runner] of runners.entries()) {
    await bench.tasks[i]!.warmup();
    runner.calls = await callsThatTake(SAMPLE, runner.loop);
  }
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < runners.length; k++) {
      const i = (k + round) % runners.length;
      const task = bench.tasks[i]!;
      const { calls, times } = runners[i]!;
      task.reset();
      collectGarbage({ type: "minor" });
      await task.run();
      times.push((task.result.latency!.p50 * 1e6) / calls);
    }
  }
  const reference = runners[0]?.times ?? [];
  return runners.map(({ name, times }) => {
    const ratios = times.map((time, round) => time / reference[round]!).sort((a, b) => a - b);
    return {
      name,
      time: median(times),
      ratio: median(ratios),
      low: at(ratios, 0.05),
      high: ratios[Math.ceil((ratios.length - 1) * 0.95)]!,
    };
  });
}

setFlagsFromString("--expose-gc");
/** Before each slice, so that nobody pays for what another left behind. */
const collectGarbage = runInNewContext("gc") as (options: { readonly type: "minor" }) => void;

/** Milliseconds of the processor's time since the start: what others run on the machine hardly counts in it. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** Goes through the inputs, one call after the other, going on where it stopped. */
type Loop = (calls: number) => void | Promise<void>;

/**
 * Made anew for each contender: what the machine learns in the loop of one must not weigh on another. What a call returns is kept for
 * sixteen calls: so none is found useless and left out, and none lives so long that the collector copies it.
 */
function ownLoop<Input>(isAsync: boolean, run: (input: Input) => unknown, inputs: readonly Input[]): Loop {
  const kept: unknown[] = new Array(16).fill(null);
  const [kind, call] = isAsync ? ["async ", "await run"] : ["", "run"];
  return new Function(
    "run, inputs, kept",
    `let j = 0;
     return ${kind}(calls) => { for (let i = 0; i < calls; i++) { kept[i & 15] = ${call}(inputs[j]); if (++j === inputs.length) j = 0; } };`,
  )(run, inputs, kept) as Loop;
}

async function callsThatTake(milliseconds: number, loop: Loop): Promise<number> {
  for (let calls = 1; ; calls *= 2) {
    const before = cpuTime();
    await loop(calls);
    const elapsed = cpuTime() - before;
    if (elapsed >= milliseconds / 2) return Math.ceil((calls * milliseconds) / elapsed);
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (at(sorted, 0.5) + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
}

const at = (sorted: readonly number[], part: number): number => sorted[Math.floor((sorted.length - 1) * part)]!;
