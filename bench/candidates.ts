/**
 * `node bench/run.mjs candidates <count> [seed]`: candidates of `w1.rules`, one a line, on the standard output, for a pipe. It waits for who
 * reads, and keeps none.
 */
import { once } from "node:events";
import { Draw } from "./draw.js";
import { candidate } from "./workloads/w1.js";

const [count = 1000, seed = 1] = process.argv.slice(2).map(Number);
const draw = new Draw(seed);
const CHUNK = 1 << 18;

// Who reads may stop before the end.
process.stdout.on("error", () => process.exit(0));

let chunk = "";
for (let i = 0; i < count; i++) {
  chunk += `${JSON.stringify(candidate(draw, i))}\n`;
  if (chunk.length < CHUNK && i < count - 1) continue;
  if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
  chunk = "";
}
