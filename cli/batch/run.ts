/**
 * Runs a batch: chunks of bytes come in and are cut into blocks, several are judged at once, results go out in order. No more is read than can
 * be judged, and no more judged than can be written.
 */
import { crc32 } from "node:zlib";
import { BlockCutter, LONGEST_LINE, type Block } from "../../runtime/blocks.js";
import { WrongUse } from "../wrong-use.js";
import type { Counts, JudgedBlock } from "./judge-block.js";
import type { Step } from "./journal.js";
import { Memory } from "./memory.js";
import type { Pool } from "./pool.js";

/** A block is judged in milliseconds, and is worth many system calls, and waking a thread. The first ones are shorter, so that all threads start early. */
const SIZES = { first: 256 * 1024, block: 512 * 1024, line: LONGEST_LINE };
/** Room for a block whose last line is not short. */
const MEMORY = SIZES.block + 64 * 1024;

export interface BatchRun {
  readonly chunks: AsyncIterator<Uint8Array>;
  readonly pool: Pool;
  /** How far an earlier run came: its part of the input is read again and compared, and not judged. */
  readonly start: Step;
  /** Whether what is read goes out as soon as it can, rather than in full blocks. */
  readonly isLive: boolean;
  /** Writes what one block gave; called in order, one at a time. */
  write(judged: JudgedBlock, step: Pick<Step, "input" | "counts">): Promise<void>;
  /** Calls `stop` when the run is to end before its time. */
  onStop(stop: () => void): void;
}

/** Wakes one waiter; what happens while nobody waits is not missed. */
class Signal {
  #isSet = false;
  #wake: (() => void) | undefined;

  set(): void {
    this.#isSet = true;
    this.#wake?.();
  }

  async wait(): Promise<void> {
    if (!this.#isSet)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    this.#isSet = false;
  }
}

const sum = (a: Counts, b: Counts): Counts => ({
  lines: a.lines + b.lines,
  blank: a.blank + b.blank,
  judged: a.judged + b.judged,
  refused: a.refused + b.refused,
});

/** Whether the end of the input was reached. Rejects with what reading, judging or writing threw; what was judged before is written. */
export async function runBatch({ chunks, pool, start, isLive, write, onStop }: BatchRun): Promise<boolean> {
  const signal = new Signal();
  const memory = new Memory(MEMORY);
  const cutter = new BlockCutter(SIZES, (least) => memory.take(least));
  let failure: { readonly of: unknown } | undefined;
  let isStopped = false;
  let under = 0;
  let written = Promise.resolve();
  let input: Step["input"] = { bytes: 0, crc: 0 };
  let counts = start.counts;

  onStop(() => {
    isStopped = true;
    signal.set();
  });
  const fail = (of: unknown): void => {
    failure ??= { of };
  };

  function judge(block: Block): void {
    input = { bytes: block.end, crc: crc32(block.bytes, input.crc) };
    if (block.end <= start.input.bytes) {
      memory.giveBack(block.bytes);
      return;
    }
    const step = input;
    const judging = pool.judge(block, memory.take());
    under++;
    const one = async (): Promise<void> => {
      try {
        const judged = await judging;
        if (failure !== undefined) return;
        counts = sum(counts, judged.counts);
        await write(judged, { input: step, counts });
        memory.giveBack(judged.block);
        memory.giveBack(judged.verdicts);
      } catch (thrown) {
        fail(thrown);
      } finally {
        under--;
        signal.set();
      }
    };
    // Waited for in turn; until then, a failure is nobody's.
    judging.catch(() => undefined);
    written = written.then(one);
  }

  /** Judges blocks as fast as results are written. */
  async function judgeAll(blocks: readonly Block[]): Promise<void> {
    for (const block of blocks) {
      const before = input.bytes;
      while (under >= pool.width && !isEnded()) await signal.wait();
      if (isEnded()) return;
      judge(block);
      if (before < start.input.bytes && input.bytes >= start.input.bytes) compareWithStart();
    }
  }
  const isEnded = (): boolean => failure !== undefined || isStopped;
  function compareWithStart(): void {
    if (input.bytes !== start.input.bytes || input.crc !== start.input.crc) fail(otherInput());
  }

  let hasEnded = false;
  while (!hasEnded && !isEnded()) {
    let next: IteratorResult<Uint8Array> | undefined;
    chunks
      .next()
      .then((result) => {
        next = result;
      }, fail)
      .finally(() => {
        signal.set();
      });
    const arrived = (): IteratorResult<Uint8Array> | undefined => next;
    while (arrived() === undefined && !isEnded()) {
      if (isLive && under === 0) cutter.flush().forEach(judge);
      await signal.wait();
    }
    const result = arrived();
    if (result === undefined) break;
    hasEnded = result.done === true;
    await judgeAll(result.done === true ? cutter.end() : cutter.push(result.value));
  }
  if (hasEnded && input.bytes < start.input.bytes) fail(otherInput());
  await written;
  if (failure !== undefined) throw failure.of;
  return hasEnded && !isStopped;
}

const otherInput = (): WrongUse =>
  new WrongUse({
    fr: "Le début du lot n'est plus celui qui avait été jugé avant l'interruption. Donnez le même lot, ou ajoutez --force pour tout juger depuis le début.",
    en: "The batch no longer begins with what was judged before the interruption. Give the same batch, or add --force to judge everything from the start.",
  });
