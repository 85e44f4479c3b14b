/**
 * `node bench/run.mjs session`: what authors wait for while they write. CPU times: a check again and again in one process; each keystroke in
 * a text of 2 000 lines; starting the command; compiling again.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { check, newMemory } from "../compiler/index.js";
import { source } from "../diagnostics/source.js";
import { median } from "./interleaved.js";
import { regulation } from "./growth/lines.js";

const here = dirname(process.argv[1]!);
const folder = mkdtempSync(join(tmpdir(), "reglo-bench-"));
const PATH = "grand-diplome/2024.rules";

/** Milliseconds of CPU, all threads. */
function cpu(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const print = (what: string, milliseconds: number): void =>
  console.log(`${what.padEnd(64)} ${milliseconds.toFixed(1).padStart(9)}`);

/** Places of the 16th chapter where somebody types: after the first text, which stands there once. */
const KEYSTROKES: readonly (readonly [what: string, after: string, typed: string])[] = [
  ["in a rule", "si moyenne_16 est renseignée et moyenne_16 ≥ seuil_16", "    "],
  ["in a label", "décision issue_16 : Issue « Issue de l'unité 16", " abcd"],
  ["in a definition that all chapters use", "« Note comptée » = si état = notée alors note sinon 0", "1234"],
  ["in a text half typed", "règle acquisition_16\n", "  pour"],
];

try {
  console.log(`${"CPU, median".padEnd(64)} ${"ms".padStart(9)}`);
  const long = [source(PATH, regulation(10_000))];
  const cold = cpu(() => check(long));
  print("check of 10 000 lines, the first in a process", cold);
  print(
    "check of 10 000 lines, the second",
    cpu(() => check(long)),
  );
  print("check of 10 000 lines, those after", median(Array.from({ length: 15 }, () => cpu(() => check(long)))));

  const text = regulation(2_000);
  for (const [what, after, typed] of KEYSTROKES) {
    const at = text.indexOf(after) + after.length;
    if (at < after.length) throw new Error(`not in the text: ${after}`);
    const memory = newMemory();
    check([source(PATH, text)], { memory });
    const times = Array.from({ length: 120 }, (_, i) => {
      // Typed sign by sign, then taken back.
      const signs = typed.slice(0, 1 + (i % typed.length));
      const now = [source(PATH, text.slice(0, at) + signs + text.slice(at))];
      return cpu(() => check(now, { memory }));
    });
    print(`keystroke ${what}, 2 000 lines`, median(times.slice(40)));
  }

  const small = join(folder, "small", "petit");
  const rules = join(folder, "rules", "grand-diplome");
  for (const made of [small, rules]) mkdirSync(made, { recursive: true });
  writeFileSync(join(small, "notes.rules"), "bibliothèque notes « Notes »\n\nénumération Voie : scolaire, vae\n");
  writeFileSync(join(rules, "2024.rules"), long[0]!.text);
  writeFileSync(join(folder, "empty.mjs"), "");
  const reglo = join(here, "..", "bin", "reglo.js");
  const compile = [reglo, "compile", dirname(rules), "--out", join(folder, "pack")];
  const empty = started([join(folder, "empty.mjs")], 15);
  const start = started([reglo, "check", small], 15);
  print("an empty script, the whole process", empty);
  print(`reglo check of a small file (${(start / empty).toFixed(2)} times that)`, start);
  print("reglo check of 10 000 lines", started([reglo, "check", dirname(rules)], 5));
  print("reglo compile of 10 000 lines", started(compile, 1));
  print("reglo compile again, nothing changed", started(compile, 3));
  appendFileSync(join(rules, "2024.rules"), "# fin\n");
  print("reglo compile again, a line added", started(compile, 1));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Milliseconds of CPU of a whole process, median of `runs`. */
function started(words: readonly string[], runs: number): number {
  const file = join(folder, "cpu");
  const times = Array.from({ length: runs }, () => {
    const command = ["--import", pathToFileURL(join(here, "measures.mjs")).href, ...words];
    const env = { ...process.env, REGLO_MEASURES: file };
    const run = spawnSync(process.execPath, command, { env, encoding: "utf8" });
    if (run.status !== 0) throw new Error(`${words.join(" ")} ends with ${run.status}: ${run.stdout}${run.stderr}`);
    return (JSON.parse(readFileSync(file, "utf8")) as { cpu: number }).cpu / 1000;
  });
  return median(times);
}
