/** `reglo check --fix`: shows the safe corrections, writes them, and says what is left; `--undo` puts back what was there before. */
import { formatPatch, OMIT_HEADERS, structuredPatch } from "diff";
import { relative, resolve } from "node:path";
import { check } from "../../compiler/index.js";
import { colorsOf } from "../../diagnostics/colors.js";
import { visible } from "../../diagnostics/message.js";
import { toMessage, type Language } from "../../diagnostics/render.js";
import type { CheckOptions } from "../check-command.js";
import { findings, findingsText } from "../findings.js";
import { readRules, type Rules } from "../sources.js";
import type { Terminal } from "../terminal.js";
import { mend, type Correction, type LeftAside, type Mended } from "./mend.js";
import { undo, writeMended, type Rewrite } from "./write-mended.js";

export interface FixOptions extends CheckOptions {
  /** Corrections are shown, and nothing is written. */
  readonly dryRun: boolean;
}

/** The exit code: 0 nothing is wrong any more, 1 something is left; with `dryRun`, 1 also when there is something to correct. */
export function fixCommand(paths: readonly string[], options: FixOptions, terminal: Terminal): number {
  const rules = readRules(paths, terminal.cwd);
  const mended = mend(rules.sources, (sources) => check(sources, { read: rules.read }));
  const rewrites = rewritesOf(rules, mended, terminal.cwd);
  const copies = options.dryRun || rewrites.length === 0 ? [] : writeMended(rewrites);
  const left = findings(
    [...rules.findings, ...mended.checked.diagnostics],
    [...rules.texts(), ...mended.sources],
    rules.shown,
  );
  if (options.json) terminal.write(json(rewrites, mended, left, options.lang));
  else {
    const say = spoken(options.lang);
    for (const rewrite of rewrites) terminal.write(`${diffOf(rewrite, options.lang, terminal.color)}\n`);
    if (mended.applied.length > 0) terminal.write(`${list(say.applied, mended.applied, rules, options.lang)}\n`);
    if (mended.leftAside.length > 0) terminal.write(`${aside(mended.leftAside, rules, options.lang)}\n`);
    terminal.write(`${outcome(rewrites, copies, options, terminal.cwd)}\n`);
    if (left.diagnostics.length > 0)
      terminal.write(`\n${say.left}\n\n${findingsText(left, options.lang, terminal.color)}`);
  }
  const isToDo = options.dryRun && rewrites.length > 0;
  return isToDo || left.hasErrors || (options.strict && left.hasWarnings) ? 1 : 0;
}

/** The exit code: 0 put back, or nothing to put back; 1 a file has changed since. */
export function undoCommand(paths: readonly string[], options: FixOptions, terminal: Terminal): number {
  const rules = readRules(paths, terminal.cwd);
  const files = rules.texts().map(({ path }) => {
    const shown = rules.shown(path);
    return { file: resolve(terminal.cwd, shown), shown };
  });
  const { restored, changed } = undo(files);
  const fr = options.lang === "fr";
  if (changed.length > 0) {
    terminal.writeError(
      fr
        ? `Rien n'est défait : ${changed.join(", ")} a changé depuis la correction. Le texte d'avant est dans la copie « .avant-correction » qui est à côté.\n`
        : `Nothing is undone: ${changed.join(", ")} changed since it was corrected. The text of before is in the copy « .avant-correction » beside it.\n`,
    );
    return 1;
  }
  for (const shown of restored) terminal.write(fr ? `${shown} est comme avant.\n` : `${shown} is as before.\n`);
  if (restored.length === 0) terminal.write(fr ? "Aucune correction à défaire.\n" : "No correction to undo.\n");
  return 0;
}

const spoken = (language: Language): { readonly applied: string; readonly left: string } =>
  language === "fr"
    ? { applied: "Corrections", left: "Reste à voir :" }
    : { applied: "Corrections", left: "Still to be seen:" };

function rewritesOf(rules: Rules, { sources }: Mended, cwd: string): Rewrite[] {
  return sources.flatMap(({ path, text }, index) => {
    const before = rules.sources[index]?.text ?? text;
    const shown = rules.shown(path);
    return text === before ? [] : [{ file: resolve(cwd, shown), shown, before, after: text }];
  });
}

function diffOf({ shown, before, after }: Rewrite, language: Language, color: boolean): string {
  const colors = colorsOf(color);
  const then = language === "fr" ? "corrigé" : "corrected";
  const patch = structuredPatch(shown, shown, before, after, undefined, undefined, { context: 2 });
  const hunks = formatPatch(patch, OMIT_HEADERS).split("\n");
  return [`--- ${shown}`, `+++ ${shown} (${then})`, ...hunks]
    .map((line) => visible(line.replace(/\r$/, "")))
    .map((line) => (line.startsWith("+") ? colors.green(line) : line.startsWith("-") ? colors.red(line) : line))
    .join("\n")
    .trimEnd();
}

const place = ({ finding, line }: Correction, rules: Rules): string => `${rules.shown(finding.span.file)}:${line}`;

const list = (title: string, corrections: readonly Correction[], rules: Rules, language: Language): string =>
  [
    `\n${title} (${corrections.length}) :`,
    ...corrections.map((one) => `  ${place(one, rules)}  ${visible(one.fix.title[language])}  [${one.finding.code}]`),
  ].join("\n");

function aside(corrections: readonly LeftAside[], rules: Rules, language: Language): string {
  const title = language === "fr" ? "Laissées de côté" : "Left aside";
  const lines = corrections.map((one) => {
    const reason =
      one.because === undefined
        ? { fr: "elle changerait ce que le règlement décide", en: "it would change what the regulation decides" }
        : { fr: `elle ferait apparaître « ${one.because.code} »`, en: `« ${one.because.code} » would come of it` };
    return `  ${place(one, rules)}  ${visible(one.fix.title[language])} : ${reason[language]}`;
  });
  return [`\n${title} (${corrections.length}) :`, ...lines].join("\n");
}

function outcome(
  rewrites: readonly Rewrite[],
  copies: readonly string[],
  { lang, dryRun }: FixOptions,
  cwd: string,
): string {
  const fr = lang === "fr";
  if (rewrites.length === 0) return fr ? "Rien à corriger sans vous." : "Nothing to correct without you.";
  if (dryRun) return fr ? "\nRien n'est écrit (--dry-run)." : "\nNothing is written (--dry-run).";
  const kept = copies.map((copy) => relative(cwd, copy)).join(", ");
  return fr
    ? `\nCopie d'avant : ${kept}\nPour revenir en arrière : reglo check --undo`
    : `\nCopy of before: ${kept}\nTo go back: reglo check --undo`;
}

function json(
  rewrites: readonly Rewrite[],
  { applied, leftAside }: Mended,
  left: ReturnType<typeof findings>,
  language: Language,
): string {
  const told = ({ finding, fix, line }: Correction): object => ({
    code: finding.code,
    line,
    title: fix.title[language],
  });
  const value = {
    files: rewrites.map((rewrite) => ({ file: rewrite.shown, diff: diffOf(rewrite, language, false) })),
    applied: applied.map(told),
    leftAside: leftAside.map((one) => ({ ...told(one), because: one.because?.code ?? null })),
    left: left.diagnostics.map((diagnostic) => toMessage(diagnostic, left.texts, language)),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
