/** What a thread of the pool runs: it opens the pack that it was started with, and judges one block of lines after the other. */
import { move, transferableSymbol, valueSymbol, workerData } from "piscina";
import type { Block } from "../../runtime/blocks.js";
import type { BatchSpec, JudgedBlock } from "./judge-block.js";
import { openBlockJudge } from "./open-judge.js";

const judge = await openBlockJudge(workerData as BatchSpec);

/** Whether the bytes have their memory for themselves: then they can be handed over instead of copied. */
const isAlone = ({ buffer, byteLength }: Uint8Array): boolean => byteLength > 0 && buffer.byteLength === byteLength;

export default (block: Block): JudgedBlock => {
  const judged = judge(block);
  const handedOver = [judged.verdicts, judged.rejects].filter(isAlone).map(({ buffer }) => buffer);
  // The pool takes the value out again on the other side.
  return move({ [transferableSymbol]: handedOver, [valueSymbol]: judged }) as unknown as JudgedBlock;
};
