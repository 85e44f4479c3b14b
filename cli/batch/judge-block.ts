/**
 * Judges one block of lines: in come its bytes, out go the bytes to write, of verdicts and of what is set aside, and the counts. The same
 * block gives the same bytes, on whichever thread and however often.
 */
import { gzipSync } from "node:zlib";
import { eachLine, LONGEST_LINE, type Block } from "../../runtime/blocks.js";
import { jsonPiece } from "../../runtime/json-writer.js";
import { JsonWriter, type InvalidDossier, type Lang, type Pack, type Verdict } from "../../runtime/index.js";
import { tooLong } from "../../runtime/json-text.js";
import { lineText } from "../../runtime/stream.js";
import type { PackOptions } from "../open-fresh-pack.js";
import type { Form } from "./forms.js";
import { refusedHeader, refusedRows, VerdictTable } from "./table.js";

/** What a batch is judged with; plain data, which goes to threads. */
export interface BatchSpec {
  /** The folder of the pack, absolute. */
  readonly folder: string;
  readonly code: string;
  /** Of each version, so that all threads judge with the same. */
  readonly digests: readonly string[];
  readonly engine: PackOptions["engine"];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly lang: Lang;
  readonly separator: string;
  readonly verdicts: Form;
  /** Left out when what is set aside is only counted. */
  readonly rejects?: Form;
}

/** A line that was set aside. */
export interface Refused {
  readonly line: number;
  readonly errors: InvalidDossier["errors"];
  /** The line itself, so that it can be mended; only the beginning of one that is too long. */
  readonly text: string;
}

export interface Counts {
  /** All lines, blank ones included. */
  readonly lines: number;
  readonly blank: number;
  readonly judged: number;
  readonly refused: number;
}

export interface JudgedBlock {
  /** Stand in the memory that was given, or, where they were too long for it, in other memory that may be used in its place. */
  readonly verdicts: Uint8Array<ArrayBuffer>;
  /** The bytes that were judged, whose memory may be used for others. */
  readonly block: Uint8Array<ArrayBuffer>;
  readonly rejects: Uint8Array;
  readonly counts: Counts;
  /** The first lines set aside, to tell of them. */
  readonly first: readonly Pick<Refused, "line" | "errors">[];
}

export type BlockJudge = (block: Block, memory: Uint8Array<ArrayBuffer>) => JudgedBlock;

/** So many lines set aside are told of; the others are counted. */
export const TOLD = 10;

const LINE_END = jsonPiece("\n");

const NOTHING = new Uint8Array(0);

/** Compressed, a block is a member of its own: what is cut between blocks is whole. */
function written(text: string, { isCompressed }: Form): Uint8Array {
  if (text === "") return NOTHING;
  const bytes = Buffer.from(text);
  return isCompressed ? gzipSync(bytes) : bytes;
}

/** The same for what a writer holds. */
function compress(writer: JsonWriter): void {
  if (writer.at === 0) return;
  const compressed = gzipSync(writer.written);
  writer.at = 0;
  writer.copy(compressed, 0, compressed.length);
}

/** What stands before the first verdict, and before the first line set aside. */
export function headers(pack: Pack, spec: BatchSpec): { readonly verdicts: Uint8Array; readonly rejects: Uint8Array } {
  const { verdicts, rejects } = spec;
  const header = (form: Form | undefined, table: () => string): Uint8Array =>
    form === undefined ? NOTHING : written(form.kind === "csv" ? table() : "", form);
  return {
    verdicts: header(verdicts, () => new VerdictTable(pack.describe(spec.code), spec).header()),
    rejects: header(rejects, () => refusedHeader(spec)),
  };
}

export function blockJudge(pack: Pack, spec: BatchSpec): BlockJudge {
  const { code, lang, rejects } = spec;
  const judge = pack.judge(code, { parameters: spec.parameters, lang });
  const table = new VerdictTable(pack.describe(code), spec);
  const isTable = spec.verdicts.kind === "csv";
  return (block, memory) => {
    const writer = new JsonWriter(memory);
    const rows: { line: number; verdict: Verdict }[] = [];
    const refused: Refused[] = [];
    let judged = 0;
    // As a Buffer, which looks for line ends much faster.
    const { buffer, byteOffset, byteLength } = block.bytes;
    const bytes = Buffer.from(buffer, byteOffset, byteLength);
    const blank = eachLine({ ...block, bytes }, LONGEST_LINE, (line) => {
      const { number, start, end, isCut } = line;
      const refuse = ({ errors }: InvalidDossier): void => {
        refused.push({ line: number, errors, text: lineText(bytes, line) });
      };
      if (isCut) {
        refuse(tooLong(code, LONGEST_LINE, lang));
        return;
      }
      const verdict = isTable ? judge.evaluateBytes(bytes, start, end) : judge.write(writer, bytes, start, end);
      if (verdict === undefined) writer.put(LINE_END);
      else if ("errors" in verdict) {
        refuse(verdict);
        return;
      } else rows.push({ line: number, verdict });
      judged++;
    });
    if (isTable) writer.text(table.rows(rows));
    if (spec.verdicts.isCompressed) compress(writer);
    return {
      verdicts: writer.written,
      block: block.bytes,
      rejects: rejects === undefined ? NOTHING : written(refusedText(refused, rejects, spec), rejects),
      counts: { lines: block.lines, blank, judged, refused: refused.length },
      first: refused.slice(0, TOLD).map(({ line, errors }) => ({ line, errors })),
    };
  };
}

function refusedText(refused: readonly Refused[], { kind }: Form, spec: BatchSpec): string {
  return kind === "csv" ? refusedRows(refused, spec) : refused.map((one) => `${JSON.stringify(one)}\n`).join("");
}
