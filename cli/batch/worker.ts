/** What a thread of the pool runs: it opens the pack that it was started with, and judges one block of lines after the other. */
import { move, transferableSymbol, valueSymbol, workerData } from "piscina";
import type { BatchSpec, JudgedBlock } from "./judge-block.js";
import { PackError } from "../../runtime/index.js";
import { WrongUse } from "../wrong-use.js";
import { openBlockJudge } from "./open-judge.js";
import type { Refusal, Task } from "./pool.js";

/** What the pack refuses to judge with, as a sentence: a class does not pass from thread to thread. */
async function orSentence<T>(work: () => T | Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof WrongUse) return { sentence: failure.sentence };
    if (failure instanceof PackError) return { sentence: failure.messages };
    throw failure;
  }
}

const judge = await orSentence(() => openBlockJudge(workerData as BatchSpec));

/** Without a block, it says that it is ready. */
export default async (task?: Task): Promise<JudgedBlock | Refusal | undefined> => {
  if (task === undefined) return undefined;
  const { block, memory } = task;
  const judged = typeof judge === "function" ? await orSentence(() => judge(block, memory)) : judge;
  if ("sentence" in judged) return judged;
  // Handed over rather than copied, with what may follow them in their memory.
  const handedOver = [judged.verdicts.buffer, judged.block.buffer];
  // The pool takes the value out again on the other side.
  return move({ [transferableSymbol]: handedOver, [valueSymbol]: judged }) as unknown as JudgedBlock;
};
