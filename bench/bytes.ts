/**
 * `node bench/run.mjs bytes [rounds]`: from the bytes of a line of a file to a verdict, beside `JSON.parse` of the same line, which is where any other
 * program starts. Prints Markdown.
 */
import { isDeepStrictEqual } from "node:util";
import { decideByHand } from "./by-hand/w1.js";
import { JsonWriter } from "../runtime/index.js";
import { compiled } from "./compiled.js";
import { interleaved, type Contender } from "./interleaved.js";
import { timingTable } from "./markdown.js";
import { candidates, type Candidate } from "./workloads/w1.js";

const rounds = Number(process.argv[2] ?? 21);
const workloads = await compiled("bench/workloads");
try {
  const { pack } = workloads;
  const judge = pack.judge("w1");
  const { validate } = await workloads.version("w1/w1");
  const lines = candidates(1000, 1).map((file) => `${JSON.stringify(file)}\n`);
  const block = Buffer.from(lines.join(""));
  let end = 0;
  const inputs = lines.map((line) => {
    const start = end;
    end += Buffer.byteLength(line);
    return { text: line.trimEnd(), start, end: end - 1 };
  });
  type Line = (typeof inputs)[number];

  const writer = new JsonWriter(1 << 20);
  /** As a file is written: one line after the other, in one memory. */
  const write = ({ start, end: at }: Line): unknown => {
    if (writer.at > 1 << 19) writer.at = 0;
    return judge.write(writer, block, start, at);
  };

  let written = 0;
  for (const { text, start, end: at } of inputs) {
    const verdict = pack.evaluate("w1", JSON.parse(text));
    if (!isDeepStrictEqual(judge.evaluateBytes(block, start, at), verdict)) throw new Error(`bytes differ: ${text}`);
    const line = judge.text(block, start, at);
    if (line !== JSON.stringify(verdict)) throw new Error(`the line differs: ${text}`);
    const from = writer.at;
    judge.write(writer, block, start, at);
    if (new TextDecoder().decode(writer.bytes.subarray(from, writer.at)) !== line)
      throw new Error(`bytes differ: ${text}`);
    written += Buffer.byteLength(line);
  }
  console.log(
    `From lines of ${(block.length / lines.length).toFixed(0)} bytes on average, each a candidate, to verdicts of ${(written / lines.length).toFixed(0)} bytes on average:\n`,
  );
  const parse = ({ start, end: at }: Line): unknown => JSON.parse(block.toString("utf8", start, at));
  const contenders: Contender<Line>[] = [
    { name: "`JSON.parse`", run: ({ text }): unknown => JSON.parse(text) },
    { name: "bytes to text, `JSON.parse`", run: parse },
    {
      name: "bytes to text, `JSON.parse`, ajv, decision by hand",
      run: (line) => {
        const json = parse(line);
        return validate(json).length === 0 ? decideByHand(json as Candidate) : undefined;
      },
    },
    { name: "**Réglo**, bytes to a verdict", run: ({ start, end: at }) => judge.evaluateBytes(block, start, at) },
    { name: "**Réglo**, bytes to a verdict's line, in bytes", run: write },
    { name: "**Réglo**, bytes to a verdict's line", run: ({ start, end: at }) => judge.text(block, start, at) },
  ];
  console.log(`${timingTable(await interleaved(contenders, inputs, rounds), "line")}\n`);
} finally {
  workloads.remove();
}
