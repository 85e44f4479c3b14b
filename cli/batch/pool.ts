/** Where blocks are judged: on threads, or here; in come blocks, out come promises of what was judged. */
import type { Block } from "../../runtime/blocks.js";
import { WrongUse, type Sentence } from "../wrong-use.js";
import type { BatchSpec, BlockJudge, JudgedBlock } from "./judge-block.js";

/** What goes to a thread, memory included: a block, and where its verdicts are written. */
export interface Task {
  readonly block: Block;
  readonly memory: Uint8Array<ArrayBuffer>;
}

/** What a thread answers when it cannot judge with the pack it was given. */
export interface Refusal {
  readonly sentence: Sentence;
}

export interface Pool {
  /** How many blocks it is worth giving before the first is done. */
  readonly width: number;
  /** Takes both memories, and gives them back with what it judged. Rejects with `WrongUse` when the pack cannot be used. */
  judge(block: Block, memory: Uint8Array<ArrayBuffer>): Promise<JudgedBlock>;
  end(): Promise<void>;
}

/** So many blocks wait at each thread, so that it has one at hand when it is done with another. */
const AT_HAND = 3;

/**
 * @param threads how many judge, from 1; the first is the one that reads and writes
 * @param worker the file that the others run; without it, all blocks are judged here
 */
export async function poolFor(spec: BatchSpec, judge: BlockJudge, threads: number, worker?: string): Promise<Pool> {
  // Reading and writing have their turn between blocks.
  const here: Pool["judge"] = async (block, memory) => {
    await new Promise((resolve) => setImmediate(resolve));
    return judge(block, memory);
  };
  // One is judged while another is written.
  if (worker === undefined || threads === 1) return { width: 2, judge: here, end: () => Promise.resolve() };
  const others = threads - 1;
  const { Piscina } = await import("piscina");
  const pool = new Piscina({
    filename: worker,
    workerData: spec,
    minThreads: others,
    maxThreads: others,
    concurrentTasksPerWorker: AT_HAND,
  });
  /** How many blocks the other threads can take: none before they are ready. */
  let room = 0;
  let failure: unknown;
  for (let i = 0; i < others; i++)
    pool.run(undefined).then(
      () => (room += AT_HAND),
      (thrown: unknown) => (failure = thrown),
    );
  const there: Pool["judge"] = async (block, memory) => {
    const task: Task = { block, memory };
    room--;
    const judged = (await pool.run(task, {
      transferList: [block.bytes.buffer, memory.buffer],
    })) as JudgedBlock | Refusal;
    room++;
    if ("sentence" in judged) throw new WrongUse(judged.sentence);
    return judged;
  };
  return {
    width: 5 * threads,
    judge: async (block, memory) => {
      if (failure !== undefined) throw failure;
      return (room > 0 ? there : here)(block, memory);
    },
    end: () => pool.destroy(),
  };
}
