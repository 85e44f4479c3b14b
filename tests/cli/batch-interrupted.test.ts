/** A batch as a process of its own: killed and taken up, through pipes, on threads, in little memory. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BatchSpec, BlockJudge } from "../../cli/batch/judge-block.js";
import { openBlockJudge } from "../../cli/batch/open-judge.js";
import { poolFor } from "../../cli/batch/pool.js";
import { runBatch } from "../../cli/batch/run.js";
import { openPack } from "../../runtime/index.js";
import { buildIfNeeded } from "../../scripts/package-build.js";
import { started, type Started } from "./batch-process.js";
import { runIn, type Ran } from "./run-in.js";

/** One folder for all, with the fixture's pack; each test has its own results. */
let folder = "";
const path = (name: string): string => join(folder, name);
const bytes = (name: string): Buffer => readFileSync(path(name));

/** Some 700 kB of dossiers: three blocks. Some are broken, one is a hundred times as long as the others. */
function cohort(lines: number): string {
  const texts = Array.from({ length: lines }, (_, i) => {
    if (i % 997 === 500) return "{";
    const units = Array.from({ length: i === 20 ? 20 : 4 }, (_, u) => ({
      code: `U${u}`.padEnd(i === 20 ? 5000 : 8, "x"),
      note: ((i * 37 + u * 101) % 2001) / 100,
    }));
    return JSON.stringify({ identifiant: `C-${i}`, session: 2025, naissance: "2001-02-03", unités: units });
  });
  return `${texts.join("\n")}\n`;
}

interface Results {
  readonly verdicts: string;
  readonly rejects: string;
}
const wordsOf = (input: string, { verdicts, rejects }: Results): readonly string[] => [
  ...["evaluate", "lot", "--in", input, "--out", verdicts, "--rejects", rejects],
];
/** A process, to be killed; on one thread, which starts sooner. */
const batch = (results: Results): Started => started(folder, [...wordsOf("-", results), "--threads", "1"]);
/** The same command to its end, in this process. */
const here = (results: Results, words: readonly string[] = [], input = "cohort.ndjson", given?: string): Promise<Ran> =>
  runIn(folder, [...wordsOf(input, results), ...words], given, { interrupted: () => new Promise(() => undefined) });

/** What is noted in the journal: how many lines are judged. */
function linesJudged({ verdicts }: Results): number {
  try {
    return (JSON.parse(bytes(`${verdicts}.journal`).toString()) as { counts: { lines: number } }).counts.lines;
  } catch {
    return 0;
  }
}
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(20);
}
const leftovers = ({ verdicts, rejects }: Results): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith(`${verdicts}.`) || name.startsWith(`${rejects}.`));

const whole: Results = { verdicts: "whole.ndjson", rejects: "whole-rejects.ndjson" };
let text = "";

beforeAll(async () => {
  await buildIfNeeded();
  folder = realpathSync(mkdtempSync(join(tmpdir(), "reglo-batch-")));
  cpSync("tests/cli/batch", folder, { recursive: true });
  expect((await runIn(folder, ["compile", "rules"])).code).toBe(0);
  text = cohort(3000);
  writeFileSync(path("cohort.ndjson"), text);
  const { code, out } = await here(whole);
  expect([code, out.includes("3000 lignes lues")]).toEqual([1, true]);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("a batch on threads", () => {
  it("keeps the order, whichever line is long, and gives the same bytes", async () => {
    const results = { verdicts: "threads.ndjson", rejects: "threads-rejects.ndjson" };
    const { code, out } = await started(folder, [...wordsOf("cohort.ndjson", results), "--threads", "3", "--json"])
      .ended;
    expect([code, JSON.parse(out.toString())]).toMatchObject([1, { lines: 3000, refused: 3 }]);
    expect(bytes(results.verdicts).equals(bytes(whole.verdicts))).toBe(true);
    expect(bytes(results.rejects).equals(bytes(whole.rejects))).toBe(true);
    const identifiants = bytes(results.verdicts)
      .toString()
      .trimEnd()
      .split("\n")
      .map((line) => Number((JSON.parse(line) as { identifiant: string }).identifiant.slice(2)));
    expect(identifiants).toEqual(Array.from({ length: 3000 }, (_, i) => i).filter((i) => i % 997 !== 500));
  });
});

describe("a long batch on threads", () => {
  it("is judged by all of them, in order", async () => {
    const spec: BatchSpec = {
      folder: path("dist/rules"),
      code: "lot",
      digests: (await openPack(path("dist/rules"))).manifest.regulations[0]!.versions.map(({ digest }) => digest),
      ...({ engine: "compiled", lang: "fr", separator: ";", parameters: {} } as const),
      verdicts: { kind: "ndjson", isCompressed: false },
    };
    const judge = await openBlockJudge(spec);
    let [here, all] = [0, 0];
    const counting: BlockJudge = (block, memory) => {
      here++;
      return judge(block, memory);
    };
    let given = 0;
    /** The cohort again and again, until another thread has judged of it. */
    async function* chunks(): AsyncGenerator<Uint8Array> {
      for (; all - here < 5; given++) yield await delay(50, bytes("cohort.ndjson"));
    }
    const pool = await poolFor(spec, counting, 2, resolve("build/batch-worker.js"));
    const counts = { lines: 0, blank: 0, judged: 0, refused: 0 };
    const verdicts: Buffer[] = [];
    await runBatch({
      ...{ chunks: chunks(), pool, isLive: false, onStop: () => undefined },
      start: { input: { bytes: 0, crc: 0 }, verdicts: 0, rejects: 0, counts },
      write: (judged) => {
        all++;
        verdicts.push(Buffer.from(judged.verdicts));
        return Promise.resolve();
      },
    });
    await pool.end();
    expect(here).toBeGreaterThan(0);
    const expected = Buffer.concat(Array.from({ length: given }, () => bytes(whole.verdicts)));
    expect(Buffer.concat(verdicts).equals(expected)).toBe(true);
  });
});

describe("a batch on threads that its pack cannot judge", () => {
  it("says why in a sentence", async () => {
    cpSync(path("dist/rules"), path("refused"), { recursive: true });
    const refused = '{ "refused": { "fr": "une raison", "en": "a reason" } }';
    writeFileSync(path("refused/lot/2025.logic.json"), refused);
    const manifest = readFileSync(path("refused/manifest.json"), "utf8");
    const was = /"lot\/2025\.logic\.json": "([0-9a-f]+)"/.exec(manifest)?.[1] ?? "";
    const hash = createHash("sha256").update(refused).digest("hex");
    writeFileSync(path("refused/manifest.json"), manifest.replace(was, hash));
    const words = ["evaluate", "lot", "--in", "cohort.ndjson", "--out", "refused.ndjson", "--threads", "2"];
    const { code, err } = await started(folder, [...words, "--pack", "refused", "--engine", "json-logic"]).ended;
    expect([code, err]).toEqual([2, "La version 2025 ne peut pas être évaluée en JSON Logic : une raison.\n"]);
  });
});

describe("a batch that is killed", () => {
  it.each<[string, Results, readonly number[]]>([
    ["NDJSON", { verdicts: "k.ndjson", rejects: "kr.ndjson" }, [0.45, 0.8]],
    ["compressed, and a table", { verdicts: "k.ndjson.gz", rejects: "kr.csv" }, [0.6]],
    ["a compressed table", { verdicts: "k.csv.gz", rejects: "kr.ndjson.gz" }, [0.6]],
  ])("is taken up by the same command, to the same bytes: %s", async (_, results, shares) => {
    const straight = { verdicts: `s${results.verdicts}`, rejects: `s${results.rejects}` };
    await here(straight);
    let done = 0;
    for (const share of shares) {
      const { child, ended } = batch(results);
      child.stdin?.write(text.slice(0, Math.floor(text.length * share)));
      await until(() => linesJudged(results) > done);
      done = linesJudged(results);
      child.kill("SIGKILL");
      await ended;
      expect(existsSync(path(results.verdicts))).toBe(false);
      // What comes after the last note may be anything.
      writeFileSync(path(`${results.verdicts}.part`), "half a li".repeat(400_000), { flag: "a" });
    }
    const { code, err } = await here(results, [], "-", text);
    expect([code, err.split("\n")[0]]).toEqual([
      1,
      `Reprise après la ligne ${done}, où la commande avait été interrompue.`,
    ]);
    for (const kind of ["verdicts", "rejects"] as const)
      expect(bytes(results[kind]).equals(bytes(straight[kind]))).toBe(true);
    expect(leftovers(results)).toEqual([]);
  });

  it("is whole after the same command, whenever it happens", async () => {
    const results = { verdicts: "any.ndjson", rejects: "any-rejects.ndjson" };
    const start = performance.now();
    await started(folder, wordsOf("cohort.ndjson", { verdicts: "timed.ndjson", rejects: "timed-rejects.ndjson" }))
      .ended;
    const duration = performance.now() - start;
    for (const share of [0.5, 0.9]) {
      const { child, ended } = started(folder, wordsOf("cohort.ndjson", results));
      const timer = setTimeout(() => child.kill("SIGKILL"), duration * share);
      await ended;
      clearTimeout(timer);
    }
    await here(results);
    expect(bytes(results.verdicts).equals(bytes(whole.verdicts))).toBe(true);
    expect(bytes(results.rejects).equals(bytes(whole.rejects))).toBe(true);
    expect(leftovers(results)).toEqual([]);
  });

  it("gets the names of its files when nothing else was missing", async () => {
    const results = { verdicts: "names.ndjson", rejects: "names-rejects.ndjson" };
    const { child, ended } = batch(results);
    child.stdin?.write(text);
    await until(() => linesJudged(results) > 0);
    child.kill("SIGKILL");
    await ended;
    const journal = JSON.parse(bytes("names.ndjson.journal").toString()) as object;
    writeFileSync(path("names.ndjson.journal"), JSON.stringify({ ...journal, state: "written" }));
    renameSync(path("names-rejects.ndjson.part"), path("names-rejects.ndjson"));
    const { code, out } = await here(results);
    expect([code, out.includes("lignes lues")]).toEqual([1, true]);
    expect(existsSync(path("names.ndjson"))).toBe(true);
    expect(leftovers(results)).toEqual([]);
  });

  it("is not taken up with another batch, another pack, other readings, or half its files", async () => {
    const results = { verdicts: "other.ndjson", rejects: "other-rejects.ndjson" };
    const { child, ended } = batch(results);
    child.stdin?.write(text);
    await until(() => linesJudged(results) > 0);
    const atWork = await here(results);
    expect([atWork.code, atWork.err.includes("est en train d'écrire « other.ndjson »")]).toEqual([2, true]);
    child.kill("SIGKILL");
    await ended;
    const before = { part: bytes("other.ndjson.part"), journal: bytes("other.ndjson.journal") };
    const restored = (): void => {
      writeFileSync(path("other.ndjson.part"), before.part);
      writeFileSync(path("other.ndjson.journal"), before.journal);
    };
    const answer = async (input: string, words: readonly string[], given?: string): Promise<string> => {
      const { code, err } = await here(results, words, input, given);
      return `${code} ${err}`;
    };
    expect(await answer("cohort.ndjson", ["--parametre", "seuil=11"])).toMatch(
      /^2 .* commencé avec d'autres paramètres\./,
    );
    expect(await answer("cohort.ndjson", ["--lang", "en"])).toMatch(/^2 .* was started with another language\./);
    restored();
    for (const other of [text.replace("C-1", "D-1"), text.slice(0, 1000)])
      expect(await answer("-", [], other)).toMatch(/^2 (?:.*\n)?Le début du lot n'est plus celui/);
    writeFileSync(path("other.ndjson.part"), "");
    expect(await answer("cohort.ndjson", [])).toMatch(/^2 .* « other\.ndjson\.part » a perdu de ses lignes/);
    restored();
    expect(await answer("cohort.ndjson", ["--force"])).toMatch(/^1 /);
    expect(bytes("other.ndjson").equals(bytes(whole.verdicts))).toBe(true);
    expect(leftovers(results)).toEqual([]);
  });

  it("says where it was when it is interrupted from the keyboard", async () => {
    const results = { verdicts: "sigint.ndjson", rejects: "sigint-rejects.ndjson" };
    const { child, ended } = batch(results);
    child.stdin?.write(text);
    await until(() => linesJudged(results) > 0);
    child.kill("SIGINT");
    const { code, err } = await ended;
    const said = /^Interrompu après la ligne (\d+)\. La même commande reprendra là\.$/m.exec(err);
    expect([code, Number(said?.[1])]).toEqual([130, linesJudged(results)]);
    const again = await here(results);
    expect(again.err).toContain(`Reprise après la ligne ${said?.[1] ?? ""}`);
    expect(bytes(results.verdicts).equals(bytes(whole.verdicts))).toBe(true);
  });
});

describe("a batch through pipes", () => {
  const dossier = `${JSON.stringify({ session: 2024, note: 10 })}\n`;

  it("answers each line as it comes", async () => {
    const { child, ended } = started(folder, ["evaluate", "lot", "--in", "-"]);
    for (let i = 0; i < 3; i++) {
      child.stdin?.write(dossier);
      const [answer] = (await once(child.stdout!, "data")) as [Buffer];
      expect((JSON.parse(answer.toString()) as { version: string }).version).toBe("2024");
    }
    child.stdin?.end();
    expect((await ended).code).toBe(0);
  });

  it("stops in silence when nobody reads any more", async () => {
    const { child, ended } = started(folder, ["evaluate", "lot", "--in", "cohort.ndjson"]);
    child.stdout?.destroy();
    expect(await ended).toMatchObject({ code: 0, err: expect.not.stringContaining("EPIPE") as string });
  });

  it("reads no faster than what it writes is read", async () => {
    const { child, ended } = started(folder, ["evaluate", "lot", "--in", "-", "--threads", "2"]);
    child.stdout?.pause();
    let accepted = 0;
    const given = Array.from({ length: 20 }, () => text);
    for (const part of given) {
      const isTaken =
        child.stdin?.write(part) === true || (await Promise.race([once(child.stdin!, "drain"), delay(700)]));
      if (isTaken === undefined) break;
      accepted += part.length;
    }
    child.kill();
    child.stdout?.resume();
    await ended;
    expect(accepted).toBeLessThan(10 * text.length);
  });

  it("keeps nothing of what went through", async () => {
    const small = ["--max-semi-space-size=1", "--max-old-space-size=40"];
    const memory = async (times: number): Promise<number> => {
      const { child, ended } = started(folder, ["evaluate", "lot", "--in", "-", "--threads", "1", "--json"], small);
      child.stdout?.removeAllListeners("data").resume();
      for (let i = 0; i < times; i++) if (child.stdin?.write(text) === false) await once(child.stdin, "drain");
      child.stdin?.end();
      const said = (await ended).err.trimEnd().split("\n").at(-1) ?? "";
      const { lines, memory: peak } = JSON.parse(said) as Record<string, number>;
      expect(lines).toBe(times * 3000);
      return peak ?? Infinity;
    };
    // Eight megabytes more go in, and forty more come out.
    const more = Math.ceil(8e6 / Buffer.byteLength(text));
    expect((await memory(2 + more)) - (await memory(2))).toBeLessThan(20e6);
  });

  it("compresses what goes out, when told so", async () => {
    const { code } = await started(folder, ["evaluate", "lot", "--in", "cohort.ndjson", "--out", "piped.ndjson.gz"])
      .ended;
    expect([code, gunzipSync(bytes("piped.ndjson.gz")).equals(bytes(whole.verdicts))]).toEqual([1, true]);
  });
});
