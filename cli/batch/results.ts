/**
 * The files that a batch writes: in come bytes, block by block, out go whole files. They grow under the name « .part » and take their own
 * name at the end; a journal beside the verdicts says how far they are, so that the same command goes on after an interruption.
 */
import { existsSync, renameSync, rmSync, statSync, type Stats } from "node:fs";
import { WrongUse } from "../wrong-use.js";
import {
  BEAT,
  difference,
  isAtWork,
  readJournal,
  writeJournal,
  type Identity,
  type Journal,
  type Step,
} from "./journal.js";
import { deviceSink, fileSink, streamSink, type Sink } from "./sink.js";

/** A file of results: as it was given, and absolute. */
export interface Target {
  readonly given: string;
  readonly path: string;
}

export interface ResultTargets {
  /** Left out for standard output. */
  readonly verdicts?: Target;
  readonly rejects?: Target;
}

const START: Step = {
  input: { bytes: 0, crc: 0 },
  verdicts: 0,
  rejects: 0,
  counts: { lines: 0, blank: 0, judged: 0, refused: 0 },
};

const partOf = ({ path }: Target): string => `${path}.part`;
const journalOf = ({ path }: Target): string => `${path}.journal`;

/** What stands there, if anything can. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** A device or a pipe has no end to come back to. */
const isDevice = ({ path }: Target): boolean => {
  const found = statOf(path);
  return found !== undefined && !found.isFile() && !found.isDirectory();
};

export class Results {
  /** How far an earlier run came. */
  readonly start: Step;
  readonly #files: readonly Target[];
  readonly #journal: string | undefined;
  readonly #identity: Identity;
  readonly #verdicts: Sink;
  readonly #rejects: Sink | undefined;
  #step: Step;
  #checkpoint: Promise<void> | undefined;
  #beat: NodeJS.Timeout | undefined;
  #failure: unknown;

  private constructor(
    files: readonly Target[],
    journal: string | undefined,
    identity: Identity,
    start: Step,
    sinks: { readonly verdicts: Sink; readonly rejects: Sink | undefined },
  ) {
    this.#files = files;
    this.#journal = journal;
    this.#identity = identity;
    this.start = this.#step = start;
    this.#verdicts = sinks.verdicts;
    this.#rejects = sinks.rejects;
  }

  /** Whether an interruption can be made good. */
  get canResume(): boolean {
    return this.#journal !== undefined;
  }

  /**
   * Opens the files, where an earlier run left them if it did. Throws `WrongUse` when something is in the way, and what `node:fs` throws.
   * A batch that was judged to its end but lacks its names gets them, and answers with its last step.
   */
  static async open(
    targets: ResultTargets,
    identity: Identity,
    isForced: boolean,
    standardOutput: (bytes: Uint8Array) => Promise<void>,
  ): Promise<Results | { readonly finished: Step }> {
    const { verdicts, rejects } = targets;
    const files = [verdicts, rejects].filter((one): one is Target => one !== undefined && !isDevice(one));
    const journal = verdicts !== undefined && files.includes(verdicts) ? journalOf(verdicts) : undefined;
    const earlier = isForced || journal === undefined ? undefined : earlierStep(journal, verdicts!, files, identity);
    if (earlier?.state === "written") {
      giveNames(files);
      rmSync(journal!, { force: true });
      return { finished: earlier };
    }
    if (earlier === undefined && !isForced) files.forEach(refuseExisting);
    files.forEach(refuseFolder);
    const start = earlier ?? START;
    const sink = (target: Target, size: number): Promise<Sink> =>
      files.includes(target) ? fileSink(partOf(target), size) : deviceSink(target.path);
    const opened = async (): Promise<{ verdicts: Sink; rejects: Sink | undefined }> => ({
      verdicts: verdicts === undefined ? streamSink(standardOutput) : await sink(verdicts, start.verdicts),
      rejects: rejects === undefined ? undefined : await sink(rejects, start.rejects),
    });
    const sinks = await opened().catch((failure: unknown) => {
      // Nothing is left of what could not begin.
      if (earlier === undefined) for (const file of files) rmSync(partOf(file), { force: true });
      throw failure;
    });
    const results = new Results(files, journal, identity, start, sinks);
    await results.#note();
    results.#beat = setInterval(() => void results.#note(), BEAT);
    return results;
  }

  /** Writes what one block gave; `input` is how much of the input is judged then. */
  async write(
    bytes: { readonly verdicts: Uint8Array; readonly rejects: Uint8Array },
    step: Pick<Step, "input" | "counts">,
  ): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    await this.#verdicts.write(bytes.verdicts);
    await this.#rejects?.write(bytes.rejects);
    this.#step = { ...step, verdicts: this.#verdicts.size, rejects: this.#rejects?.size ?? 0 };
  }

  /** Leaves the files as they are, to be taken up. */
  async pause(): Promise<void> {
    clearInterval(this.#beat);
    await this.#checkpoint;
    if (this.#failure === undefined) await this.#note();
    await this.#close();
  }

  /** Everything is written: the files take their names. `ifEmpty` is written to a file that has nothing in it. */
  async finish(ifEmpty: { readonly verdicts: Uint8Array; readonly rejects: Uint8Array }): Promise<void> {
    clearInterval(this.#beat);
    await this.#checkpoint;
    const nothing = new Uint8Array(0);
    const { verdicts, rejects } = this.#step;
    await this.write(
      { verdicts: verdicts > 0 ? nothing : ifEmpty.verdicts, rejects: rejects > 0 ? nothing : ifEmpty.rejects },
      this.#step,
    );
    await this.#note("written");
    if (this.#failure !== undefined) throw this.#failure;
    await this.#close();
    giveNames(this.#files);
    if (this.#journal !== undefined) rmSync(this.#journal, { force: true });
  }

  async #close(): Promise<void> {
    await this.#verdicts.close();
    await this.#rejects?.close();
  }

  /** Notes how far the files are, once that much of them has reached the disk. What fails is told at the next write. */
  async #note(state: Journal["state"] = "running"): Promise<void> {
    const path = this.#journal;
    if (path === undefined || this.#checkpoint !== undefined) return;
    const step = this.#step;
    const noted = async (): Promise<void> => {
      try {
        await this.#verdicts.sync();
        await this.#rejects?.sync();
        await writeJournal(path, { journal: 1, identity: this.#identity, process: process.pid, state, ...step });
      } catch (failure) {
        this.#failure ??= failure;
      }
    };
    this.#checkpoint = noted();
    await this.#checkpoint;
    this.#checkpoint = undefined;
  }
}

function giveNames(files: readonly Target[]): void {
  // The verdicts come last: whoever waits for them finds the rest there.
  for (const file of [...files].reverse()) if (existsSync(partOf(file))) renameSync(partOf(file), file.path);
}

/** Where an earlier run stopped; undefined when there was none. Throws `WrongUse` when it cannot be taken up. */
function earlierStep(
  path: string,
  verdicts: Target,
  files: readonly Target[],
  identity: Identity,
): Journal | undefined {
  const journal = readJournal(path);
  if (journal === undefined) return undefined;
  const started = `« ${verdicts.given} »`;
  if (isAtWork(path, journal)) {
    throw new WrongUse({
      fr: `Une autre commande est en train d'écrire ${started} (processus ${journal.process}).`,
      en: `Another command is writing ${started} now (process ${journal.process}).`,
    });
  }
  const restart = {
    fr: "Relancez-la avec les mêmes options, ou ajoutez --force pour tout juger depuis le début.",
    en: "Run it again with the same options, or add --force to judge everything from the start.",
  };
  const differs = difference(journal.identity, identity);
  if (differs !== undefined) {
    throw new WrongUse({
      fr: `La commande qui écrit ${started} a été interrompue, et elle avait commencé avec ${differs.fr}. ${restart.fr}`,
      en: `The command that writes ${started} was interrupted, and was started with ${differs.en}. ${restart.en}`,
    });
  }
  const sizes = [journal.verdicts, journal.rejects];
  const short = files.find((file, i) => (statOf(partOf(file))?.size ?? 0) < sizes[i]!);
  if (short !== undefined && journal.state === "running") {
    throw new WrongUse({
      fr: `La commande qui écrit ${started} a été interrompue, et « ${short.given}.part » a perdu de ses lignes depuis. Ajoutez --force pour tout juger depuis le début.`,
      en: `The command that writes ${started} was interrupted, and « ${short.given}.part » has lost lines since. Add --force to judge everything from the start.`,
    });
  }
  return journal;
}

function refuseExisting({ path, given }: Target): void {
  if (statOf(path)?.isFile() !== true) return;
  throw new WrongUse({
    fr: `« ${given} » existe déjà. Ajoutez --force pour le remplacer une fois le lot jugé.`,
    en: `« ${given} » exists already. Add --force to replace it once the batch is judged.`,
  });
}

function refuseFolder({ path, given }: Target): void {
  if (statOf(path)?.isDirectory() !== true) return;
  throw new WrongUse({
    fr: `« ${given} » est un répertoire : donnez un nom de fichier.`,
    en: `« ${given} » is a folder: give the name of a file.`,
  });
}
