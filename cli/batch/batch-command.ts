/** `reglo evaluate --in … --out …`: a batch of candidate files, one a line, under a compiled regulation; verdicts go out in their order. */
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { Pack } from "../../runtime/index.js";
import type { EvaluateOptions } from "../evaluate-command.js";
import { openFreshPack } from "../open-fresh-pack.js";
import { readParameters } from "../parameters.js";
import type { Terminal } from "../terminal.js";
import { systemReason, WrongUse } from "../wrong-use.js";
import { formOf } from "./forms.js";
import { openInput, type Input } from "./input.js";
import { blockJudge, headers, type BatchSpec } from "./judge-block.js";
import { poolFor } from "./pool.js";
import { Report } from "./report.js";
import { Results, statOf, type ResultTargets, type Target } from "./results.js";
import { runBatch } from "./run.js";
import { usualSeparator } from "./table.js";

export interface BatchOptions extends EvaluateOptions {
  readonly in?: string;
  readonly out?: string;
  readonly rejects?: string;
  readonly separateur?: string;
  readonly threads?: string;
  readonly force: boolean;
  readonly progress: boolean;
}

/** The exit code: 0 when every line was judged, 1 when some were set aside, 130 when the command was interrupted. */
export async function batchCommand(code: string, options: BatchOptions, terminal: Terminal): Promise<number> {
  const given = { in: options.in ?? "-", out: options.out ?? "-" };
  const targets = targetsOf(given.out, options.rejects, terminal);
  refuseSameFile(given.in, targets, terminal);
  const threads = threadsOf(options.threads);
  const pack = await openFreshPack(code, options, terminal.cwd);
  const spec = specOf(pack, code, options, given.out, terminal);
  refuseParameters(pack, spec);
  const input = await openInput(given.in, terminal);
  try {
    return await judgeBatch({ pack, spec, input, targets, threads }, options, terminal);
  } finally {
    input.close();
  }
}

/** What a batch needs, once it is known to make sense. */
interface Batch {
  readonly pack: Pack;
  readonly spec: BatchSpec;
  readonly input: Input;
  readonly targets: ResultTargets;
  readonly threads: number;
}

async function judgeBatch(
  { pack, spec, input, targets, threads }: Batch,
  options: BatchOptions,
  terminal: Terminal,
): Promise<number> {
  const identity = {
    code: spec.code,
    pack: spec.digests.join(),
    parameters: JSON.stringify(Object.entries(spec.parameters).sort(([a], [b]) => (a < b ? -1 : 1))),
    engine: spec.engine,
    lang: spec.lang,
    separator: spec.separator,
    rejects: targets.rejects?.path ?? "",
  };
  const results = await orSentence(targets, () =>
    Results.open(targets, identity, options.force, (bytes) => terminal.writeBytes(bytes)),
  );
  const report = new Report(options, targets, input, terminal);
  if ("finished" in results) return report.end(results.finished.counts);
  report.begin(results.start);

  const pool = await poolFor(spec, blockJudge(pack, spec), threads, terminal.batchWorker);
  try {
    const { start } = results;
    if (start.verdicts + start.rejects === 0)
      await orSentence(targets, () => results.write(headers(pack, spec), start));
    const isWhole = await orSentence(targets, () =>
      runBatch({
        chunks: input.chunks,
        pool,
        start,
        isLive: targets.verdicts === undefined && !spec.verdicts.isCompressed,
        write: async (judged, step) => {
          await results.write(judged, step);
          report.tell(judged.first, step.counts);
        },
        onStop: (stop) => void terminal.interrupted().then(stop),
      }),
    );
    if (!isWhole) {
      await results.pause();
      return report.interrupted(results.canResume);
    }
    await orSentence(targets, () => results.finish(endOfFiles(spec)));
    return report.end(report.counts);
  } catch (failure) {
    report.stop();
    await results.pause().catch(() => undefined);
    throw failure instanceof WrongUse && results.canResume ? report.resumable(failure) : failure;
  } finally {
    await pool.end();
  }
}

/** A compressed file has a member at least. */
const endOfFiles = ({
  verdicts,
  rejects,
}: BatchSpec): { readonly verdicts: Uint8Array; readonly rejects: Uint8Array } => ({
  verdicts: verdicts.isCompressed ? gzipSync("") : new Uint8Array(0),
  rejects: rejects?.isCompressed === true ? gzipSync("") : new Uint8Array(0),
});

function targetsOf(out: string, rejects: string | undefined, { cwd }: Terminal): ResultTargets {
  const target = (given: string): Target => ({ given, path: resolve(cwd, given) });
  return {
    ...(out === "-" ? {} : { verdicts: target(out) }),
    ...(rejects === undefined ? {} : { rejects: target(rejects) }),
  };
}

/** Refuses to write on what is read, or two results in one file. */
function refuseSameFile(input: string, { verdicts, rejects }: ResultTargets, { cwd }: Terminal): void {
  const files = [...(input === "-" ? [] : [resolve(cwd, input)]), verdicts?.path, rejects?.path].filter(
    (path): path is string => path !== undefined,
  );
  const isSame = (a: string, b: string): boolean => {
    const [one, other] = [a, b].map(statOf);
    return a === b || (one?.isFile() === true && one.dev === other?.dev && one.ino === other.ino);
  };
  if (!files.some((a, i) => files.some((b, j) => i < j && isSame(a, b)))) return;
  throw new WrongUse({
    fr: "--in, --out et --rejects doivent être des fichiers différents.",
    en: "--in, --out and --rejects must be different files.",
  });
}

function threadsOf(given: string | undefined): number {
  if (given === undefined) return availableParallelism();
  const threads = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (threads > 0) return threads;
  throw new WrongUse({
    fr: `--threads attend un nombre entier à partir de 1, trouvé « ${given} ».`,
    en: `--threads needs a whole number from 1, found « ${given} ».`,
  });
}

function specOf(pack: Pack, code: string, options: BatchOptions, out: string, { cwd }: Terminal): BatchSpec {
  const { lang, separateur } = options;
  if (separateur !== undefined && separateur !== "tab" && !/^[;,|\t]$/.test(separateur)) {
    throw new WrongUse({
      fr: `--separateur attend « ; », « , », « | » ou tab, trouvé « ${separateur} ».`,
      en: `--separateur needs « ; », « , », « | » or tab, found « ${separateur} ».`,
    });
  }
  const entry = pack.manifest.regulations.find((regulation) => regulation.code === code);
  return {
    folder: resolve(cwd, options.pack),
    code,
    digests: entry?.versions.map(({ digest }) => digest) ?? [],
    engine: options.engine,
    parameters: readParameters(options.parametre),
    lang,
    separator: separateur === "tab" ? "\t" : (separateur ?? usualSeparator(lang)),
    verdicts: formOf(out),
    ...(options.rejects === undefined ? {} : { rejects: formOf(options.rejects) }),
  };
}

/** Readings that no version can take would set every line aside: they are refused at once, as the latest version says it. */
function refuseParameters(pack: Pack, { code, parameters, lang }: BatchSpec): void {
  const keys = new Set(
    pack.describe(code).flatMap((meta) => meta.parameters.filter((p) => p.chosen).map((p) => p.key)),
  );
  if (Object.keys(parameters).every((key) => keys.has(key))) return;
  const verdict = pack.evaluate(code, {}, { parameters, lang });
  const said = "errors" in verdict ? verdict.errors.filter(({ pointer }) => pointer.startsWith("/parameters")) : [];
  const sentence = said.map(({ message }) => message).join("\n");
  throw new WrongUse({ fr: sentence, en: sentence });
}

/** What the system refuses while results are written, as a sentence. */
async function orSentence<T>({ verdicts, rejects }: ResultTargets, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof WrongUse || !(failure instanceof Error && "syscall" in failure)) throw failure;
    const isMissing = "code" in failure && failure.code === "ENOENT";
    const reason = isMissing
      ? { fr: "son répertoire n'existe pas", en: "its folder does not exist" }
      : systemReason(failure);
    const path = "path" in failure ? String(failure.path) : "";
    const target = [verdicts, rejects].find((one) => one !== undefined && path.startsWith(one.path)) ?? verdicts;
    const [fr, en] =
      target === undefined
        ? ["Les résultats ne peuvent pas être écrits", "The results cannot be written"]
        : [`« ${target.given} » ne peut pas être écrit`, `« ${target.given} » cannot be written`];
    throw new WrongUse({ fr: `${fr} : ${reason.fr}.`, en: `${en}: ${reason.en}.` });
  }
}
