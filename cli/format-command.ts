/** `reglo format`: rewrites regulations in one spelling; a text that cannot be read is named and left as it was. */
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Language } from "../diagnostics/render.js";
import type { Source } from "../diagnostics/source.js";
import { format } from "../editor/format/format.js";
import { findings, findingsText } from "./findings.js";
import { decode } from "../harness/read-text.js";
import { replaceText } from "./replace-file.js";
import { readRules } from "./sources.js";
import type { Terminal } from "./terminal.js";
import { WrongUse } from "./wrong-use.js";

export interface FormatOptions {
  /** Writes nothing; files that would change make the exit code 1. */
  readonly check: boolean;
  /** One text, from the standard input to the standard output. */
  readonly stdin: boolean;
  readonly lang: Language;
}

/** The exit code: 0 all is well written now, 1 a text cannot be read or, with `check`, would change. */
export function formatCommand(paths: readonly string[], options: FormatOptions, terminal: Terminal): number {
  if (options.stdin) return formatInput(options, terminal);
  const rules = readRules(paths, terminal.cwd);
  const refuse = refusal(options, terminal, rules.shown);
  let hasFailed = rules.findings.length > 0;
  if (hasFailed) refuse(rules.findings, rules.texts());
  for (const source of rules.sources) {
    const result = format(source.text, source.path);
    if ("isUnsafe" in result) {
      terminal.writeError(unsafeText(rules.shown(source.path), options));
      hasFailed = true;
    } else if ("errors" in result) {
      refuse(result.errors.slice(0, 1), [source]);
      hasFailed = true;
    } else if (result.text !== source.text) {
      const shown = rules.shown(source.path);
      const isWritten = !options.check && isReplaced(shown, result.text, options, terminal);
      if (isWritten || options.check) terminal.write(`${shown}\n`);
      hasFailed ||= !isWritten;
    }
  }
  return hasFailed ? 1 : 0;
}

/** A file that cannot be written is told of, and the next ones come all the same. */
function isReplaced(shown: string, text: string, { lang }: FormatOptions, terminal: Terminal): boolean {
  try {
    replaceText(resolve(terminal.cwd, shown), shown, text);
    return true;
  } catch (failure) {
    if (!(failure instanceof WrongUse)) throw failure;
    terminal.writeError(`${failure.sentence[lang]}\n`);
    return false;
  }
}

function formatInput(options: FormatOptions, terminal: Terminal): number {
  const read = decode("entrée.rules", terminal.readStandardInput());
  const result = read.fault === undefined ? format(read.source.text, read.source.path) : { errors: [read.fault] };
  if ("isUnsafe" in result) {
    terminal.writeError(unsafeText(read.source.path, options));
    return 1;
  }
  if ("errors" in result) {
    refusal(options, terminal, (path) => path)(result.errors.slice(0, 1), [read.source]);
    return 1;
  }
  if (!options.check) terminal.write(result.text);
  return options.check && result.text !== read.source.text ? 1 : 0;
}

const unsafeText = (name: string, { lang }: FormatOptions): string =>
  lang === "fr"
    ? `${name} est laissé tel quel : sa mise en forme en changerait le sens ou en perdrait un commentaire. C'est une faute de Réglo ; signalez-la avec ce fichier.\n`
    : `${name} is left as it is: laying it out would change what it says, or lose a comment. This is a fault of Réglo; report it with this file.\n`;

function refusal({ lang }: FormatOptions, terminal: Terminal, shown: (path: string) => string) {
  return (errors: readonly Diagnostic[], sources: readonly Source[]): void => {
    terminal.writeError(findingsText(findings(errors, sources, shown), lang, terminal.color));
  };
}
