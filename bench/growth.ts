/**
 * `node bench/run.mjs growth [axis] [sizes…] [--keep]`: how time and memory grow with units, rules, exceptions, lines of a regulation and candidates of a
 * cohort. Prints Markdown. What is measured at the usual sizes is kept in `growth/`, from which the picture is drawn; at other sizes, if asked to.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPack } from "../runtime/index.js";
import type { InvalidDossier, Verdict } from "../runtime/verdict.js";
import { measured, type Taken } from "./command.js";
import { compiled, root } from "./compiled.js";
import { AXES, keep, kept, withPoints, type Axis, type Growth, type Point, type Series } from "./growth/data.js";
import { regulation } from "./growth/lines.js";
import { exceptions, rules, units, type Case } from "./growth/regulations.js";
import { interleaved, type Contender } from "./interleaved.js";
import { figure, table } from "./markdown.js";

const ROUNDS = 11;

const isKept = process.argv.includes("--keep");
const [only, ...sizes] = process.argv.slice(2).filter((word) => word !== "--keep");
const axes = AXES.filter(({ name }) => only === undefined || name === only);
if (axes.length === 0) throw new Error(`what grows is one of ${AXES.map(({ name }) => name).join(", ")}`);
const folder = mkdtempSync(join(tmpdir(), "reglo-growth-"));
try {
  for (const axis of axes) {
    const series = await measure(axis, sizes.length > 0 ? sizes.map(Number) : axis.sizes);
    const day = new Date().toISOString().slice(0, 10);
    const growth: Growth = { axis: axis.name, measured: day, node: process.versions.node, series };
    if (sizes.length === 0) keep(growth);
    else if (isKept) keep(withPoints(kept(axis.name), growth));
    print(growth);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(axis: Axis, sizes: readonly number[]): Promise<readonly Series[]> {
  const each = <Value>(of: (size: number) => Value): Sized<Value> => sizes.map((size) => [size, of(size)]);
  switch (axis.name) {
    case "units":
      return unitsOfADossier(
        axis,
        each((size) => units(size, root)),
      );
    case "rules":
      return texts(axis, each(rules));
    case "exceptions":
      return texts(axis, each(exceptions));
    case "lines":
      return texts(
        axis,
        each((size) => ({ code: "grand-diplome", text: regulation(size) })),
      );
    default:
      return cohort(sizes);
  }
}

type Sized<Value> = readonly (readonly [size: number, value: Value])[];

/** Checking and compiling: whole commands. Deciding, where there is a dossier. */
async function texts(axis: Axis, cases: Sized<Omit<Case, "dossier"> & Partial<Case>>): Promise<readonly Series[]> {
  const check: Point[] = [];
  const compile: Point[] = [];
  for (const [size, one] of cases) {
    const at = write(axis, size, one);
    check.push(point(size, await measured(["check", at], size > 1000 ? 3 : 5)));
    if (size <= axis.mostCompiled)
      compile.push(point(size, await measured(["compile", at, "--out", packOf(axis, size)])));
  }
  const commands: Series[] = [
    { name: "check", points: check },
    { name: "compile", points: compile },
  ];
  const decided = cases.filter(([size, { dossier }]) => size <= axis.mostCompiled && dossier !== undefined);
  return decided.length === 0 ? commands : [...commands, await decisions(axis, decided as Sized<Case>)];
}

async function unitsOfADossier(axis: Axis, cases: Sized<Case>): Promise<readonly Series[]> {
  for (const [size, one] of cases) await measured(["compile", write(axis, size, one), "--out", packOf(axis, size)]);
  return [await decisions(axis, cases)];
}

function point(size: number, { cpu, memory }: Taken): Point {
  return { size, seconds: cpu, megabytes: memory };
}

/** The folder of the regulation's text. */
function write({ name }: Axis, size: number, { code, text }: Pick<Case, "code" | "text">): string {
  const at = join(folder, `${name}-${size}`);
  mkdirSync(join(at, code), { recursive: true });
  writeFileSync(join(at, code, "2024.rules"), text);
  return at;
}

function packOf({ name }: Axis, size: number): string {
  return join(folder, `pack-${name}-${size}`);
}

/** All of `pack.evaluate`, from parsed JSON, sizes interleaved; and whole processes that evaluate, for their memory. */
async function decisions(axis: Axis, cases: Sized<Case>): Promise<Series> {
  const contenders: (Contender<undefined> & { readonly memory: number })[] = [];
  for (const [size, { code, dossier }] of cases) {
    const at = packOf(axis, size);
    const pack = await openPack(at);
    const file = join(folder, `${axis.name}-${size}.json`);
    writeFileSync(file, JSON.stringify(dossier));
    const json: unknown = JSON.parse(JSON.stringify(dossier));
    const evaluate = (): Verdict | InvalidDossier => pack.evaluate(code, json);
    if ("errors" in evaluate()) throw new Error(`the dossier of size ${size} is not valid`);
    const { memory } = await measured(["evaluate", code, file, "--pack", at, "--rules", "none"]);
    contenders.push({ name: String(size), memory, run: evaluate });
  }
  const timings = await interleaved(contenders, [undefined], ROUNDS);
  const points = timings.map(({ name, time }, i) => ({
    size: Number(name),
    seconds: time / 1e9,
    megabytes: contenders[i]!.memory,
  }));
  return { name: "evaluate", points };
}

/** Candidates through a pipe, one a line, verdicts thrown away: nothing is kept on the way. */
async function cohort(of: readonly number[]): Promise<readonly Series[]> {
  const workloads = await compiled("bench/workloads");
  const pack = workloads.folder;
  const words = ["evaluate", "w1", "--pack", pack, "--rules", "none", "--in", "-", "--out", "-"];
  const points: Point[] = [];
  for (const size of of) {
    const taken = await measured(words, 1, [join(root, "bench", "run.mjs"), "candidates", String(size)]);
    points.push(point(size, taken));
    console.error(`${size} candidates: ${taken.elapsed.toFixed(1)} s elapsed`);
  }
  workloads.remove();
  return [{ name: "evaluate", points }];
}

/** `by ten` is what ten times more costs, as the last two sizes show it: 10 when growth is linear. */
function print({ axis, series }: Growth): void {
  const rows = series.flatMap(({ name, points }) =>
    points.map(({ size, seconds, megabytes }, i) => {
      const before = points[i - 1];
      const slope = before && Math.log(seconds / before.seconds) / Math.log(size / before.size);
      return [
        name,
        size.toLocaleString("fr-FR").replace(/\s/g, " "),
        seconds < 0.01 ? `${figure(seconds * 1e6)} µs` : `${figure(seconds)} s`,
        slope === undefined ? "" : figure(10 ** slope),
        megabytes === undefined ? "" : figure(megabytes),
      ];
    }),
  );
  console.log(`${table(["", axis, "CPU", "by ten", "MB"], rows)}\n`);
}
