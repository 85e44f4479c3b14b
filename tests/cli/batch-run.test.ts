/** Memory goes round while a batch runs: it is used again, and never while somebody still writes from it. */
import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "vitest";
import type { BatchSpec, BlockJudge } from "../../cli/batch/judge-block.js";
import { poolFor } from "../../cli/batch/pool.js";
import { runBatch } from "../../cli/batch/run.js";

const CHUNK = 100_000;
const counts = { lines: 0, blank: 0, judged: 0, refused: 0 };

/** Thirty megabytes of short lines, two of long ones. */
function* lines(): Generator<Buffer> {
  for (const [length, times] of [
    [1000, 30_000],
    [200_000, 5],
    [1_000_000, 1],
  ] as const)
    for (let i = 0; i < times; i++) yield Buffer.from(`${String(i).padStart(length, ".")}\n`);
}
const text = Buffer.concat([...lines()]);

async function* chunks(): AsyncGenerator<Uint8Array> {
  const one = Buffer.alloc(CHUNK);
  for (let from = 0; from < text.length; from += CHUNK) {
    // The reader's own memory holds one chunk after the other.
    yield await Promise.resolve(one.subarray(0, text.copy(one, 0, from)));
  }
}

it("gives each block memory of its own until it is written, and then to others", async () => {
  const memories = new Set<ArrayBuffer>();
  let blocks = 0;
  /** Says of each line what it is. */
  const echo: BlockJudge = (block, memory) => {
    blocks++;
    memories.add(block.bytes.buffer).add(memory.buffer);
    const isLong = block.bytes.length > memory.length;
    const verdicts = isLong ? new Uint8Array(block.bytes) : memory.subarray(0, block.bytes.length);
    if (!isLong) verdicts.set(block.bytes);
    block.bytes.fill(0);
    return { verdicts, block: block.bytes, rejects: new Uint8Array(0), counts, first: [] };
  };
  const written: Buffer[] = [];
  const isWhole = await runBatch({
    chunks: chunks(),
    pool: await poolFor({} as BatchSpec, echo, 1),
    start: { input: { bytes: 0, crc: 0 }, verdicts: 0, rejects: 0, counts },
    isLive: false,
    write: async ({ verdicts }) => {
      await delay(1);
      written.push(Buffer.from(verdicts));
    },
    onStop: () => undefined,
  });
  expect(isWhole).toBe(true);
  expect(Buffer.concat(written).equals(text)).toBe(true);
  expect([blocks > 30, memories.size < 12]).toEqual([true, true]);
});
