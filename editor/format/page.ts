/** A whole file: its declarations one below the other, with the comments between them. */
import type { Declaration, DecisionDeclaration, Header, RulesFile } from "../../grammar/ast.js";
import { printed } from "./doc.js";
import { declarationDoc, headerDoc } from "./declarations.js";
import { columnsOf, tailOf, type Columns, type Entry } from "./fields.js";
import { Reader } from "./reader.js";
import type { Comment, Word } from "./words.js";

type Unit = Header | Declaration;

/** The text of a file, from its words. */
export function laidOut(file: RulesFile, words: readonly Word[]): string {
  const reader = new Reader(words);
  const lines: string[] = [];
  const columns = decisionColumns(reader, file.declarations);
  let previous: { readonly unit: Unit; readonly isShort: boolean } | undefined;
  for (const unit of [...(file.header ? [file.header] : []), ...file.declarations]) {
    const { isAfterBlankLine } = reader.next;
    const comments = reader.takeComments();
    const text = printed(isHeader(unit) ? headerDoc(reader, unit) : declarationDoc(reader, unit, columns.get(unit)));
    const isShort = !text.includes("\n") || isBareDecision(unit);
    const isTight =
      previous?.unit.kind === unit.kind && previous.isShort && isShort && !isSpaced(comments, isAfterBlankLine);
    putComments(lines, comments, isTight);
    const isUnderComment = comments.some(({ isTrailing }) => !isTrailing) && !isEndOf(comments);
    if (lines.length > 0 && !isTight && (isUnderComment ? isAfterBlankLine : true)) lines.push("");
    lines.push(...text.split("\n"));
    previous = { unit, isShort };
  }
  putComments(lines, reader.takeComments(), false);
  return lines.map((line) => `${line}\n`).join("");
}

const isHeader = (unit: Unit): unit is Header => unit.kind === "regulation" || unit.kind === "library";

const isSpaced = (comments: readonly Comment[], isAfterBlankLine: boolean): boolean =>
  isAfterBlankLine || comments.some((comment) => comment.isAfterBlankLine);

/** The comments that go on with what stands above them, at their start: on its last line, or further in and touching it. */
const ownedAbove = (comments: readonly Comment[]): number => {
  const end = comments.findIndex(
    ({ isTrailing, isIndented, isAfterBlankLine }) => !isTrailing && (!isIndented || isAfterBlankLine),
  );
  return end < 0 ? comments.length : end;
};
/** Do all of these comments go on with what stands above them? */
const isEndOf = (comments: readonly Comment[]): boolean => ownedAbove(comments) === comments.length;

function putComments(lines: string[], comments: readonly Comment[], isTight: boolean): void {
  const above = lines.length === 0 ? 0 : ownedAbove(comments);
  for (const [index, { text, isTrailing, isAfterBlankLine }] of comments.entries()) {
    if (isTrailing && index === 0) lines.push(`${lines.pop() ?? ""}  ${text}`);
    else if (index < above) lines.push(`  ${text}`);
    else {
      if (lines.length > 0 && (index === above ? !isTight : isAfterBlankLine)) lines.push("");
      lines.push(text);
    }
  }
}

/** A decision of which nothing is quoted: a line, and perhaps a label below. */
const isBareDecision = (unit: Unit): unit is DecisionDeclaration =>
  unit.kind === "decision" && unit.legal.length === 0 && unit.waivers.length === 0;

/** Decisions on lines that follow one another are set in columns, as fields are. */
function decisionColumns(reader: Reader, declarations: readonly Declaration[]): ReadonlyMap<Unit, Columns> {
  const result = new Map<Unit, Columns>();
  let run: DecisionDeclaration[] = [];
  const close = (): void => {
    const entries = run.map((decision): Entry => {
      const tail = tailOf(reader, decision);
      const { headSpan, type, span } = decision;
      const colon = reader.before(type.span.start);
      return { start: headSpan.start, colon, ...(tail !== undefined && { tail }), end: span.end };
    });
    const columns = run.length > 1 ? columnsOf(reader, entries, 0) : [];
    for (const [index, decision] of run.entries()) {
      const own = columns[index];
      if (own !== undefined) result.set(decision, own);
    }
    run = [];
  };
  for (const declaration of declarations) {
    if (!isBareDecision(declaration) || reader.isAfterBlankLine(declaration.span.start)) close();
    if (isBareDecision(declaration)) run.push(declaration);
  }
  close();
  return result;
}
