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

/**
 * @param threads how many, from 1; one is the thread that reads and writes
 * @param worker the file that threads run; without it, blocks are judged here
 */
export async function poolFor(spec: BatchSpec, here: BlockJudge, threads: number, worker?: string): Promise<Pool> {
  if (worker === undefined || threads === 1) {
    return {
      // One is written while the other is judged.
      width: 2,
      // Reading and writing have their turn between blocks.
      judge: (block, memory) => new Promise((resolve) => setImmediate(resolve)).then(() => here(block, memory)),
      end: () => Promise.resolve(),
    };
  }
  const { Piscina } = await import("piscina");
  const pool = new Piscina({ filename: worker, workerData: spec, minThreads: threads, maxThreads: threads });
  return {
    width: 2 * threads,
    judge: async (block, memory) => {
      const task: Task = { block, memory };
      const transferList = [block.bytes.buffer, memory.buffer];
      const judged = (await pool.run(task, { transferList })) as JudgedBlock | Refusal;
      if ("sentence" in judged) throw new WrongUse(judged.sentence);
      return judged;
    },
    end: () => pool.destroy(),
  };
}
