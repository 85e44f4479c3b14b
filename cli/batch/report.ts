/** What is said of a batch, and when: progress, the first lines set aside, how it ended. */
import type { Language } from "../../diagnostics/render.js";
import type { Terminal } from "../terminal.js";
import { WrongUse } from "../wrong-use.js";
import type { Input } from "./input.js";
import type { Step } from "./journal.js";
import { TOLD, type Counts } from "./judge-block.js";
import type { ResultTargets } from "./results.js";
import { progressText, refusedText, summaryText, type Pace } from "./telling.js";

/** As shells say it of a command that was interrupted. */
const INTERRUPTED = 130;

/** Milliseconds between two lines of progress. */
const AT_TERMINAL = 500;
const AS_LINES = 5000;

export interface ReportOptions {
  readonly lang: Language;
  readonly json: boolean;
  /** Whether progress is told as lines, wherever they go. */
  readonly progress: boolean;
}

export class Report {
  counts: Counts = { lines: 0, blank: 0, judged: 0, refused: 0 };
  readonly #options: ReportOptions;
  readonly #targets: ResultTargets;
  readonly #input: Input;
  readonly #terminal: Terminal;
  readonly #line: ReturnType<Terminal["progress"]>;
  readonly #begun = performance.now();
  #linesAtStart = 0;
  #told = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ReportOptions, targets: ResultTargets, input: Input, terminal: Terminal) {
    this.#options = options;
    this.#targets = targets;
    this.#input = input;
    this.#terminal = terminal;
    this.#line = terminal.progress(!options.progress);
  }

  begin(start: Step): void {
    const { lang, progress } = this.#options;
    this.counts = start.counts;
    this.#linesAtStart = start.counts.lines;
    if (start.counts.lines > 0)
      this.#say(
        `Reprise après la ligne ${start.counts.lines}, où la commande avait été interrompue.`,
        `Taken up after line ${start.counts.lines}, where the command was interrupted.`,
      );
    const told = (): void => {
      const text = progressText(this.#pace(), lang);
      if (progress) this.#terminal.writeError(`${text}\n`);
      else this.#line.say(text);
    };
    this.#timer = setInterval(told, progress ? AS_LINES : AT_TERMINAL);
  }

  tell(first: readonly Parameters<typeof refusedText>[0][], counts: Counts): void {
    this.counts = counts;
    const { lang } = this.#options;
    for (const refused of first.slice(0, TOLD - this.#told)) {
      this.#line.end();
      this.#terminal.writeError(refusedText(refused, lang));
      this.#told++;
    }
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#line.end();
  }

  end(counts: Counts): number {
    this.stop();
    const { lang, json } = this.#options;
    const { verdicts, rejects } = this.#targets;
    const { since } = this.#pace();
    const seconds = Math.round(since.seconds * 1000) / 1000;
    const text = json
      ? `${JSON.stringify({ ...counts, seconds, memory: process.resourceUsage().maxRSS * 1024 })}\n`
      : summaryText(counts, since, rejects?.given, lang);
    if (verdicts === undefined) this.#terminal.writeError(text);
    else this.#terminal.write(text);
    return counts.refused > 0 ? 1 : 0;
  }

  interrupted(canResume: boolean): number {
    this.stop();
    const { lines } = this.counts;
    if (canResume)
      this.#say(
        `Interrompu après la ligne ${lines}. La même commande reprendra là.`,
        `Interrupted after line ${lines}. The same command will go on from there.`,
      );
    else this.#say(`Interrompu après la ligne ${lines}.`, `Interrupted after line ${lines}.`);
    return INTERRUPTED;
  }

  /** The failure, and that nothing is lost. */
  resumable({ sentence }: WrongUse): WrongUse {
    const { lines } = this.counts;
    if (lines === 0) return new WrongUse(sentence);
    return new WrongUse({
      fr: `${sentence.fr} Les ${lines} premières lignes sont jugées : la même commande reprendra là.`,
      en: `${sentence.en} The first ${lines} lines are judged: the same command will go on from there.`,
    });
  }

  #say(fr: string, en: string): void {
    this.#terminal.writeError(`${this.#options.lang === "fr" ? fr : en}\n`);
  }

  #pace(): Pace {
    const { size, read } = this.#input;
    const seconds = (performance.now() - this.#begun) / 1000;
    return {
      lines: this.counts.lines,
      since: { lines: this.counts.lines - this.#linesAtStart, seconds },
      share: size === undefined ? undefined : Math.min(1, read() / size),
    };
  }
}
