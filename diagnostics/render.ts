/** From a message to the text of a terminal: severity, code, sentence, the source with the place underlined, related places, help and corrections. */
import { colorsOf } from "./colors.js";
import type { Diagnostic } from "./diagnostic.js";
import { frame, type FrameLine } from "./frame.js";
import { toMessage, visible, type Language, type Message } from "./message.js";
import type { Place, Texts } from "./places.js";

export { severityOf, sorted, summary, toMessage, type Language, type Message } from "./message.js";
export { Texts, type Place } from "./places.js";

export interface RenderOptions {
  readonly language: Language;
  readonly color: boolean;
}

const WORDS = {
  fr: {
    error: "erreur",
    warning: "avertissement",
    colon: " :",
    help: "aide",
    fix: "correction possible",
    safe: "correction (reglo check --fix)",
  },
  en: {
    error: "error",
    warning: "warning",
    colon: ":",
    help: "help",
    fix: "possible correction",
    safe: "correction (reglo check --fix)",
  },
} as const;

/** Lines of a corrected text that are shown. */
const MOST_FIXED_LINES = 6;

const address = (place: Place): string => visible(`${place.file}:${place.line}:${place.column}`);

/** The lines that a correction leaves in place of those it touches; nothing when it touches several files. */
function corrected(edits: Message["fixes"][number]["edits"], texts: Texts): readonly FrameLine[] {
  const file = edits[0]?.file ?? "";
  const text = texts.text(file);
  if (text === undefined || edits.some((edit) => edit.file !== file)) return [];
  const starts = texts.lineStarts(file);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1;
  const ordered = [...edits].sort((a, b) => a.line - b.line || a.column - b.column);
  const first = ordered[0]?.line ?? 1;
  const last = Math.max(...ordered.map(({ endLine }) => endLine));
  let result = "";
  let position = starts[first - 1] ?? 0;
  for (const edit of ordered) {
    result += text.slice(position, offset(edit.line, edit.column)) + edit.text;
    position = offset(edit.endLine, edit.endColumn);
  }
  result += text.slice(position, starts[last] ?? text.length);
  const lines = result.replace(/\s+$/, "").split(/\r\n|\n|\r/);
  const shown = lines
    .slice(0, MOST_FIXED_LINES)
    .map((line, index) => ({ number: first + index, text: clean(line), isMark: false }));
  return lines.length > MOST_FIXED_LINES ? [...shown, { text: "…", isMark: false }] : shown;
}

function clean(line: string): string {
  const text = visible(line.slice(0, 120).replaceAll("\t", "    "));
  return line.length > 120 ? `${text}…` : text;
}

/** One message as several lines, without a final line end. */
export function renderMessage(message: Message, texts: Texts, options: RenderOptions): string {
  const colors = colorsOf(options.color);
  const words = WORDS[options.language];
  const tint = message.severity === "error" ? colors.red : colors.yellow;
  const fixes = message.fixes.map(({ title, safe, edits }) => ({ title, safe, lines: corrected(edits, texts) }));
  const main = frame(message, texts, "^");
  const related = message.related.map((other) => ({ ...other, lines: frame(other, texts, "-") }));
  const numbers = [main, ...related.map(({ lines }) => lines), ...fixes.map(({ lines }) => lines)].flat();
  const gutter = Math.max(1, ...numbers.map(({ number }) => String(number ?? "").length));

  const output = [
    `${tint(colors.bold(`${words[message.severity]}[${message.code}]`))}${words.colon} ${colors.bold(message.message)}`,
  ];
  const bar = (text = ""): void => {
    output.push(`${" ".repeat(gutter + 1)}${colors.dim(text === "" ? "│" : text)}`);
  };
  const put = (lines: readonly FrameLine[], paint: (text: string) => string, sign = "│"): void => {
    for (const { number, text, isMark } of lines) {
      const margin = `${String(number ?? "").padStart(gutter)} ${sign}`;
      output.push(text === "" ? colors.dim(margin) : `${colors.dim(margin)} ${isMark ? paint(text) : text}`);
    }
  };
  bar(`╭─ ${address(message)}`);
  if (main.length > 0) {
    bar();
    put(main, tint);
  }
  for (const { message: note, lines, ...place } of related) {
    bar();
    output.push(`${" ".repeat(gutter + 1)}${colors.dim(`├─ ${address(place)}`)}${words.colon} ${note}`);
    put(lines, colors.cyan);
  }
  if (message.help !== undefined || fixes.length > 0) bar();
  if (message.help !== undefined) {
    output.push(`${" ".repeat(gutter + 1)}${colors.dim("=")} ${colors.bold(words.help)}${words.colon} ${message.help}`);
  }
  for (const { title, safe, lines } of fixes) {
    const word = safe ? words.safe : words.fix;
    output.push(`${" ".repeat(gutter + 1)}${colors.dim("=")} ${colors.bold(word)}${words.colon} ${title}`);
    put(lines, colors.green, "+");
  }
  return output.join("\n");
}

/** A diagnostic straight to the text of a terminal. */
export function renderDiagnostic(diagnostic: Diagnostic, texts: Texts, options: RenderOptions): string {
  return renderMessage(toMessage(diagnostic, texts, options.language), texts, options);
}
