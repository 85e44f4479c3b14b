/** Fields one below the other: their « : » in one column, their labels in another. */
import type { Field, Modifiers } from "../../grammar/ast.js";
import { group, indent, WIDEST, type Doc } from "./doc.js";
import type { Reader } from "./reader.js";
import { inOrder } from "./values.js";

/** One of the lines that are set in columns: `name : type « label »`. */
export interface Entry {
  /** Where it starts, where its « : » and its modifiers stand, and where it ends. */
  readonly start: number;
  readonly colon: number;
  readonly tail?: number;
  readonly end: number;
}

/** Blanks before the « : », and before the modifiers; without a count, modifiers go on the line if there is room. */
export interface Columns {
  readonly colon: number;
  readonly tail?: number | "below";
}

/** Where what follows a type starts: a label, a question or a key. */
export function tailOf(reader: Reader, { label, question, key }: Modifiers): number | undefined {
  const starts = [
    ...(label ? [label.span.start] : []),
    ...[question, key].flatMap((text) => (text ? [reader.before(text.span.start)] : [])),
  ];
  return starts.length === 0 ? undefined : Math.min(...starts);
}

interface Measured {
  readonly colon: number;
  /** From the start of the name's column to the end of the type, blanks included. */
  readonly type?: number;
  readonly tail?: number;
}

/** The columns of a run of lines that follow one another, `margin` columns from the edge. */
export function columnsOf(reader: Reader, entries: readonly Entry[], margin: number): Columns[] {
  const names = entries.map(({ start, colon }) => reader.width(start, colon));
  const widest = Math.max(0, ...names.map((width) => width ?? 0));
  const measured = entries.map(({ colon, tail, end }, index): Measured => {
    const type = reader.width(colon, tail ?? end);
    const modifiers = tail === undefined ? undefined : reader.width(tail, end);
    return {
      colon: widest - (names[index] ?? widest) + 1,
      ...(type !== undefined && { type: margin + widest + 1 + type }),
      ...(modifiers !== undefined && { tail: modifiers }),
    };
  });
  const column = tailColumn(measured);
  return measured.map(({ colon, type, tail }) =>
    type === undefined || tail === undefined || type >= column
      ? { colon }
      : { colon, tail: column + tail <= WIDEST ? column - type : "below" },
  );
}

/** The column of the modifiers: the first that as many lines as can be share. */
function tailColumn(measured: readonly Measured[]): number {
  const shared = measured.flatMap(({ type, tail }) =>
    type === undefined || tail === undefined ? [] : [{ type, tail }],
  );
  const countAt = (column: number): number =>
    shared.filter(({ type, tail }) => type < column && column + tail <= WIDEST).length;
  const columns = shared.map(({ type }) => type + 1).sort((a, b) => a - b);
  return columns.reduce((best, column) => (countAt(column) > countAt(best) ? column : best), 0);
}

/** Fields below a head, each on its line. */
export function fieldsDoc(reader: Reader, fields: readonly Field[]): Doc {
  const docs: Doc[] = [];
  reader.openBody();
  for (const run of runs(reader, fields)) {
    const entries = run.map((field): Entry => {
      const tail = tailOf(reader, field);
      const { start, end } = field.span;
      return { start, colon: reader.after(field.name.span.start), ...(tail !== undefined && { tail }), end };
    });
    const columns = columnsOf(reader, entries, 2);
    for (const [index, field] of run.entries()) {
      docs.push(reader.hard(), fieldDoc(reader, field, columns[index]));
    }
  }
  return indent(docs);
}

/** Cut where the author left a blank line. */
function runs(reader: Reader, fields: readonly Field[]): Field[][] {
  const result: Field[][] = [];
  for (const field of fields) {
    if (result.length === 0 || reader.isAfterBlankLine(field.span.start)) result.push([]);
    result.at(-1)?.push(field);
  }
  return result;
}

/** A field of a structure, or a parameter of a function. */
export function fieldDoc(reader: Reader, field: Field, columns?: Columns): Doc {
  const name = reader.upTo(field.name.span.end);
  const blanks = columns === undefined ? [] : [reader.blanks(columns.colon)];
  const tail = tailOf(reader, field);
  const type = [...(field.presentIf ? inOrder(reader, [field.presentIf]) : []), ...reader.upTo(tail ?? field.span.end)];
  return [...name, ...blanks, ...type, modifiersDoc(reader, field, field.span.end, columns)];
}

/** Label, question and key: in their column, on the line, or below it. */
export function modifiersDoc(reader: Reader, modifiers: Modifiers, end: number, columns?: Columns): Doc {
  const ends = [modifiers.label, modifiers.question, modifiers.key]
    .flatMap((text) => (text ? [text.span.end] : []))
    .sort((a, b) => a - b);
  if (ends.length === 0) return reader.upTo(end);
  if (typeof columns?.tail === "number") return [reader.blanks(columns.tail), ...reader.upTo(end)];
  const lines = indent(ends.flatMap((stop) => [reader.line(), ...reader.upTo(stop)]));
  return group(lines, { shouldBreak: columns?.tail === "below" });
}
