/**
 * A batch as a stream: in come the bytes or texts of dossiers, one JSON a line, in chunks cut anywhere; out come verdicts, in order. A line
 * that is broken stops nothing. What is between chunks is all that is kept.
 */
import { BlockCutter, eachLine, LONGEST_LINE, type Block, type Line } from "./blocks.js";
import type { Lang } from "./format.js";
import { tooLong } from "./json-text.js";
import type { Judge } from "./judge.js";
import type { InvalidDossier, Verdict } from "./verdict.js";

/** One line judged. */
export type JudgedLine =
  | { readonly line: number; readonly verdict: Verdict }
  /** Not judged: why, and the text of the line, so that it can be mended; of a line that is too long, only the beginning. */
  | { readonly line: number; readonly verdict: InvalidDossier; readonly text: string };

/** Bytes in UTF-8 or texts, cut anywhere. */
export type Source = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

const DECODER = new TextDecoder("utf-8");

/** The text of a line as it can be read; of a line that was cut, without the sign that the cut may have halved. */
export function lineText(bytes: Uint8Array, { start, end, isCut }: Line): string {
  const text = DECODER.decode(bytes.subarray(start, end));
  return isCut ? text.replace(/\ufffd+$/, "") : text;
}

/** Judges the lines of a source as they come. Blank lines are left out, and counted in line numbers. */
export async function* judgeStream(
  judge: Judge,
  source: Source,
  options: { readonly regulation: string; readonly lang: Lang; readonly longestLine?: number },
): AsyncGenerator<JudgedLine, void, undefined> {
  const longest = options.longestLine ?? LONGEST_LINE;
  const cutter = new BlockCutter({ first: Infinity, block: Infinity, line: longest });
  const encoder = new ChunkEncoder();
  for await (const chunk of source) {
    const blocks = cutter.push(encoder.bytes(chunk));
    for (const block of [...blocks, ...cutter.flush()]) yield* judgedLines(judge, block, longest, options);
  }
  for (const block of [...cutter.push(encoder.rest()), ...cutter.end()])
    yield* judgedLines(judge, block, longest, options);
}

function* judgedLines(
  judge: Judge,
  block: Block,
  longest: number,
  { regulation, lang }: { readonly regulation: string; readonly lang: Lang },
): Generator<JudgedLine, void, undefined> {
  const lines: Line[] = [];
  eachLine(block, longest, (line) => lines.push(line));
  for (const line of lines) {
    const { number, start, end, isCut } = line;
    const verdict = isCut ? tooLong(regulation, longest, lang) : judge.evaluateBytes(block.bytes, start, end);
    yield "errors" in verdict
      ? { line: number, verdict, text: lineText(block.bytes, line) }
      : { line: number, verdict };
  }
}

/** Texts as bytes: a letter that two texts share is written once it is whole. */
class ChunkEncoder {
  readonly #encoder = new TextEncoder();
  #half = "";

  bytes(chunk: Uint8Array | string): Uint8Array {
    if (typeof chunk !== "string" && this.#half === "") return chunk;
    if (typeof chunk !== "string") {
      const half = this.rest();
      const bytes = new Uint8Array(half.length + chunk.length);
      bytes.set(half);
      bytes.set(chunk, half.length);
      return bytes;
    }
    const text = this.#half + chunk;
    const last = text.charCodeAt(text.length - 1);
    const whole = last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length;
    this.#half = text.slice(whole);
    return this.#encoder.encode(text.slice(0, whole));
  }

  /** What no text completed. */
  rest(): Uint8Array {
    const half = this.#half;
    this.#half = "";
    return this.#encoder.encode(half);
  }
}
