/**
 * `node bench/run.mjs growth [axis] [sizes…]`: how time and memory grow with units, rules, exceptions, lines of a regulation and candidates of a
 * cohort. Prints Markdown. What is measured at the usual sizes is kept in `growth/`, from which the picture is drawn.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InvalidDossier, Verdict } from "../runtime/verdict.js";
import { measured, type Taken } from "./command.js";
import { compiled, root, type Compiled } from "./compiled.js";
import { keep, type Growth, type Point, type Series } from "./growth/data.js";
import { regulation } from "./growth/lines.js";
import { exceptions, rules, units, type Case } from "./growth/regulations.js";
import { interleaved, type Contender } from "./interleaved.js";
import { figure, table } from "./markdown.js";

/** The usual sizes, and how far each thing is taken. */
const AXES: Readonly<Record<string, readonly number[]>> = {
  units: [10, 30, 100, 300, 1000, 3000, 10_000],
  rules: [10, 30, 100, 300, 1000, 3000, 10_000],
  exceptions: [10, 30, 100, 300, 1000, 3000, 10_000],
  lines: [1000, 3000, 10_000, 30_000, 100_000],
  cohort: [1000, 10_000, 100_000, 1_000_000],
};
/** Rules, exceptions and lines up to which compiling is measured. */
const MOST_COMPILED: Readonly<Record<string, number>> = { rules: 1000, exceptions: 300, lines: 10_000 };
const ROUNDS = 11;

const [only, ...sizes] = process.argv.slice(2);
if (only !== undefined && !(only in AXES)) throw new Error(`what grows is one of ${Object.keys(AXES).join(", ")}`);
const folder = mkdtempSync(join(tmpdir(), "reglo-growth-"));
try {
  for (const axis of only === undefined ? Object.keys(AXES) : [only]) {
    const series = await measure(axis, sizes.length > 0 ? sizes.map(Number) : AXES[axis]!);
    const day = new Date().toISOString().slice(0, 10);
    const growth: Growth = { axis, measured: day, node: process.versions.node, series };
    if (sizes.length === 0) keep(growth);
    print(growth);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(axis: string, of: readonly number[]): Promise<readonly Series[]> {
  switch (axis) {
    case "units":
      return decisions(
        axis,
        of.map((size) => [size, units(size, root)]),
      );
    case "rules":
      return texts(
        axis,
        of.map((size) => [size, rules(size)]),
      );
    case "exceptions":
      return texts(
        axis,
        of.map((size) => [size, exceptions(size)]),
      );
    case "lines":
      return texts(
        axis,
        of.map((size) => [size, { code: "grand-diplome", text: regulation(size) }]),
      );
    default:
      return cohort(of);
  }
}

type Sized<Value> = readonly (readonly [size: number, value: Value])[];

/** Checking and compiling: whole commands. Deciding, where there is a dossier: all of `pack.evaluate`, from parsed JSON. */
async function texts(axis: string, cases: Sized<Omit<Case, "dossier"> & Partial<Case>>): Promise<readonly Series[]> {
  const check: Point[] = [];
  const compile: Point[] = [];
  const decided: [number, Case][] = [];
  for (const [size, one] of cases) {
    const at = write(axis, size, one);
    check.push(point(size, await measured(["check", at], size > 1000 ? 3 : 5)));
    if (size > MOST_COMPILED[axis]!) continue;
    compile.push(point(size, await measured(["compile", at, "--out", join(folder, "pack")])));
    if (one.dossier !== undefined) decided.push([size, one as Case]);
  }
  const both = [
    { name: "check", points: check },
    { name: "compile", points: compile },
  ];
  return decided.length === 0 ? both : [...both, ...(await decisions(axis, decided))];
}

function point(size: number, { cpu, memory }: Taken): Point {
  return { size, seconds: cpu, megabytes: memory };
}

/** The folder of the regulation's text. */
function write(axis: string, size: number, { code, text }: Pick<Case, "code" | "text">): string {
  const at = join(folder, `${axis}-${size}`);
  mkdirSync(join(at, code), { recursive: true });
  writeFileSync(join(at, code, "2024.rules"), text);
  return at;
}

/** A dossier of each size, interleaved; and a whole process that evaluates it, for its memory. */
async function decisions(axis: string, cases: Sized<Case>): Promise<readonly Series[]> {
  const packs: (Contender<undefined> & { readonly memory: number; readonly pack: Compiled })[] = [];
  for (const [size, one] of cases) {
    const pack = await compiled(write(axis, size, one));
    const file = join(folder, `${axis}-${size}.json`);
    writeFileSync(file, JSON.stringify(one.dossier));
    const dossier: unknown = JSON.parse(JSON.stringify(one.dossier));
    const evaluate = (): Verdict | InvalidDossier => pack.pack.evaluate(one.code, dossier);
    if ("errors" in evaluate()) throw new Error(`the dossier of size ${size} is not valid`);
    const { memory } = await measured(["evaluate", one.code, file, "--pack", pack.folder, "--rules", "none"]);
    packs.push({ name: String(size), memory, pack, run: evaluate });
  }
  const timings = await interleaved(packs, [undefined], ROUNDS);
  for (const { pack } of packs) pack.remove();
  const points = timings.map(({ name, time }, i) => ({
    size: Number(name),
    seconds: time / 1e9,
    megabytes: packs[i]!.memory,
  }));
  return [{ name: "evaluate", points }];
}

/** Candidates through a pipe, one a line, verdicts thrown away: nothing is kept on the way. */
async function cohort(of: readonly number[]): Promise<readonly Series[]> {
  const workloads = await compiled("bench/workloads");
  const pack = workloads.folder;
  const words = ["evaluate", "w1", "--pack", pack, "--rules", "none", "--in", "-", "--out", join(folder, "verdicts")];
  const points: Point[] = [];
  for (const size of of) {
    const taken = await measured(words, 1, [join(root, "bench", "run.mjs"), "candidates", String(size)]);
    points.push(point(size, taken));
    console.error(`${size} candidates: ${taken.elapsed.toFixed(1)} s elapsed`);
  }
  workloads.remove();
  return [{ name: "evaluate, by lines", points }];
}

/** `by ten` is what ten times more costs, as the last two sizes show it: 10 when growth is linear. */
function print({ axis, series }: Growth): void {
  const rows = series.flatMap(({ name, points }) =>
    points.map(({ size, seconds, megabytes }, i) => {
      const before = points[i - 1];
      const slope = before && Math.log(seconds / before.seconds) / Math.log(size / before.size);
      return [
        name,
        figure(size),
        seconds < 0.01 ? `${figure(seconds * 1e6)} µs` : `${figure(seconds)} s`,
        slope === undefined ? "" : figure(10 ** slope),
        megabytes === undefined ? "" : figure(megabytes),
      ];
    }),
  );
  console.log(`${table(["", axis, "CPU", "by ten", "MB"], rows)}\n`);
}
