/**
 * `node bench/run.mjs evaluate [rounds]`: the compiled BTS, and the first workload, against the same verdicts written by hand, in one process,
 * interleaved, after all were found to agree. Prints Markdown.
 */
import { isDeepStrictEqual } from "node:util";
import type { RuleTrace } from "../runtime/verdict.js";
import { compareAll } from "./bts/agreement.js";
import { decideByHand } from "./bts/by-hand.js";
import { candidates } from "./bts/candidates.js";
import { readCandidate, readReadings } from "./bts/reading-by-hand.js";
import { decideWithReasons, decideWithRules, readCandidate as readByHand } from "./by-hand/w1-verdict.js";
import { compiled, readingInOnePass } from "./compiled.js";
import { interleaved, type Contender } from "./interleaved.js";
import { timingTable } from "./markdown.js";
import { candidates as candidatesOfW1 } from "./workloads/w1.js";

const rounds = Number(process.argv[2] ?? 31);
const rules = await compiled("rules");
const workloads = await compiled("bench/workloads");
try {
  const w1 = await workloads.version("w1/w1");
  const none = w1.readParameters(undefined);
  const converted = candidatesOfW1(1000, 1).map((json) => ({ json, own: w1.read(json), byHand: readByHand(json) }));
  for (const { own, byHand } of converted) {
    const body = decideWithReasons(byHand);
    if (!isDeepStrictEqual(w1.decide(own, none), body)) throw new Error(`verdicts differ: ${JSON.stringify(body)}`);
  }
  const eightUnits: Contender<(typeof converted)[number]>[] = [
    { name: "by hand, the same verdict", run: ({ byHand }) => decideWithReasons(byHand) },
    { name: "by hand, without values and documents", run: ({ byHand }) => decideWithRules(byHand) },
    { name: "**Réglo**, decide", run: ({ own }) => w1.decide(own, none) },
    { name: "**Réglo**, decide and trace", run: ({ own }) => w1.decide(own, none, [] as RuleTrace[]) },
    { name: "**Réglo**, `pack.trace`, which validates", run: ({ json }) => workloads.pack.trace("w1", json) },
    { name: "**Réglo**, `pack.explain`, which validates", run: ({ json }) => workloads.pack.explain("w1", json) },
  ];
  console.log(`${timingTable(await interleaved(eightUnits, converted, rounds), "candidate")}\n`);

  const { pack } = rules;
  const plan = rules.plan("bts/2022.rules");
  const version = await rules.version("bts/2022");

  const { usual, extreme, exactlyTen } = compareAll(plan, version, 2022);
  console.log(
    `By hand, compiled and interpreted agree on ${usual + extreme} candidates, ${exactlyTen} of them exactly at the threshold.\n`,
  );

  const read = readingInOnePass(version);
  const parameters = version.readParameters(undefined);
  const readings = readReadings(undefined);
  // As files are read: through JSON.
  const inputs = candidates(1000, 1).map((file) => {
    const json: unknown = JSON.parse(JSON.stringify(file));
    return { json, text: JSON.stringify(file), read: version.read(json), candidate: readCandidate(json) };
  });
  type Input = (typeof inputs)[number];
  const hand: Contender<Input> = { name: "decide, by hand", run: ({ candidate }) => decideByHand(candidate, readings) };
  const decide: Contender<Input> = { name: "decide, compiled", run: ({ read }) => version.decide(read, parameters) };
  console.log(`${timingTable(await interleaved([hand, decide], inputs, rounds), "candidate")}\n`);
  const around = await interleaved(
    [
      hand,
      { name: "read + decide, by hand", run: ({ json }) => decideByHand(readCandidate(json), readings) },
      {
        name: "read + decide, compiled, which validates",
        run: ({ json }) => version.decide(read(json), parameters),
      },
      { name: "checkDossier (contraintes)", run: ({ read }) => version.checkDossier(read, parameters) },
      { name: "validate", run: ({ json }) => version.validate(json) },
      { name: "JSON.parse", run: ({ text }): unknown => JSON.parse(text) },
      { name: "pack.evaluate", run: ({ json }) => pack.evaluate("bts", json) },
      { name: "pack.trace", run: ({ json }) => pack.trace("bts", json) },
      { name: "pack.explain", run: ({ json }) => pack.explain("bts", json) },
    ],
    inputs,
    Math.ceil(rounds / 3),
  );
  console.log(`${timingTable(around, "candidate")}\n`);
} finally {
  rules.remove();
  workloads.remove();
}
