/**
 * `node bench/run.mjs peers [rounds]`: the two workloads by hand, by Réglo's engines and by others, in one process, interleaved, after all were
 * found to agree. Prints Markdown.
 */
import { versions } from "node:process";
import { cpus } from "node:os";
import { interpret } from "../interpreter/index.js";
import { runLogic, type LogicResult } from "../json-logic/run.js";
import type { Body } from "../runtime/verdict.js";
import { agree, misjudged, sameResult, type Engine } from "./agreement.js";
import { decideByHand, decideOnDoubles } from "./by-hand/w1.js";
import { decideByHand as chooseByHand } from "./by-hand/w2.js";
import { compiled, readingInOnePass, type Compiled } from "./compiled.js";
import { interleaved } from "./interleaved.js";
import { timingTable } from "./markdown.js";
import { peers } from "./peers/all.js";
import { resultOf, rowOf } from "./reglo.js";
import { candidates, type Candidate, type Result } from "./workloads/w1.js";
import { dossiers, type Dossier, type Result as Row } from "./workloads/w2.js";

const rounds = Number(process.argv[2] ?? 21);
/** Candidates that engines are compared on, and on each side of the edge. */
const COMPARED = 1000;
const asIs = <Output>(output: unknown): Output => output as Output;

/** As files are read: through JSON. */
const parsed = <Input>(inputs: Input[]): Input[] => JSON.parse(JSON.stringify(inputs)) as Input[];

const workloads = await compiled("bench/workloads");
try {
  console.log(`${new Date().toISOString().slice(0, 10)}, Node ${versions.node}, ${cpus()[0]?.model ?? "unknown"}\n`);
  await firstWorkload(workloads);
  await secondWorkload(workloads);
} finally {
  workloads.remove();
}

/** Réglo's engines on a workload. Those that validate say so. */
async function ourEngines<Input, Output>(
  { pack, version, plan, logic }: Compiled,
  code: string,
  answer: (body: Body) => Output,
): Promise<Engine<Input, Output>[]> {
  const compiledVersion = await version(`${code}/${code}`);
  const { decide } = compiledVersion;
  const read = readingInOnePass(compiledVersion);
  const parameters = compiledVersion.readParameters(undefined);
  const program = logic(`${code}/${code}`);
  const regulation = plan(`${code}.rules`);
  const body = (output: unknown): Output => answer(output as Body);
  return [
    {
      name: "**Réglo**, read and decide, which validates",
      run: (json) => decide(read(json), parameters),
      answer: body,
    },
    { name: "**Réglo**, `pack.evaluate`, which validates", run: (json) => pack.evaluate(code, json), answer: body },
    { name: "**Réglo**, `pack.explain`, which validates", run: (json) => pack.explain(code, json), answer: body },
    {
      name: "**Réglo**, its JSON Logic on json-logic-js",
      run: (json) => runLogic(program, json),
      answer: (output) => answer((output as LogicResult).body),
    },
    {
      name: "**Réglo**, the interpreter, which validates",
      run: (json) => interpret(regulation, json),
      answer: (output) => answer((output as { readonly body: Body }).body),
    },
  ];
}

async function firstWorkload(compiledWorkloads: Compiled): Promise<void> {
  const engines: Engine<Candidate, Result>[] = [
    { name: "by hand, exact", run: decideByHand, answer: asIs },
    { name: "by hand, on doubles", run: decideOnDoubles, answer: asIs },
    ...(await ourEngines<Candidate, Result>(compiledWorkloads, "w1", resultOf)),
    ...peers.map(({ name, isAsync = false, w1 }) => ({ name, isAsync, run: w1, answer: asIs<Result> })),
  ];
  await agree(engines, candidates(COMPARED, 42), decideByHand, sameResult);
  const wrong = await misjudged(engines, COMPARED, 7);
  const inputs = parsed(candidates(1000, 1));
  console.log(`## Eight units

${engines.length} implementations agree on ${COMPARED} candidates, and on ${COMPARED} a step above 10. From a parsed candidate that is known to be valid.
`);
  const timings = await interleaved(engines, inputs, rounds);
  const table = timingTable(timings, "decision", [
    { title: "refused at exactly 10", figure: (name) => share(wrong.get(name)!.refusedAtTen) },
    { title: "admitted just below", figure: (name) => share(wrong.get(name)!.admittedBelow) },
  ]);
  console.log(`${table}\n`);
}

async function secondWorkload(compiledWorkloads: Compiled): Promise<void> {
  const engines: Engine<Dossier, Row>[] = [
    { name: "by hand", run: chooseByHand, answer: asIs },
    ...(await ourEngines<Dossier, Row>(compiledWorkloads, "w2", rowOf)),
    ...peers.map(({ name, isAsync = false, w2 }) => ({ name, isAsync, run: w2, answer: asIs<Row> })),
  ];
  const same = (a: Row, b: Row): boolean => a.issue === b.issue && a.row === b.row;
  await agree(engines, dossiers(COMPARED, 43), chooseByHand, same);
  console.log(`## A table of twenty rows

${engines.length} implementations agree on ${COMPARED} dossiers. From a parsed dossier that is known to be valid.
`);
  console.log(`${timingTable(await interleaved(engines, parsed(dossiers(1000, 2)), rounds), "decision")}\n`);
}

function share(part: number): string {
  return part === 0 ? "0" : `${((100 * part) / COMPARED).toFixed(1)} %`;
}
