/** From tokens to tables: rows that start and end with « | », each cell read where its own bars stand. */
import type { Cell, Expr, Row, Table } from "../ast.js";
import { parseCellConditions } from "./expressions.js";
import type { Cursor } from "./cursor.js";
import { skipArticle } from "./primaries.js";
import { EXPECTED, finding } from "./syntax-error.js";

const atRow = (cursor: Cursor): boolean => cursor.at("|") && cursor.token.newline;

const atRowEnd = (cursor: Cursor): boolean => cursor.at("|") && cursor.peek(1).newline;
const atBar = (cursor: Cursor, ahead = 0): boolean => cursor.at("|", ahead);

export const parseTable = (cursor: Cursor): Table => {
  const { start } = cursor.token;
  if (!cursor.at("|")) return cursor.fail(EXPECTED.row);
  const head = parseRow(cursor);
  const rows: Row[] = [];
  while (atRow(cursor) || isRuleLine(cursor)) {
    if (isRuleLine(cursor)) {
      cursor.next();
      continue;
    }
    const row = parseRow(cursor);
    if (row.cells.length !== head.cells.length) {
      cursor.report(finding("nombre-de-cases", row.span, { trouvé: row.cells.length, attendu: head.cells.length }));
    }
    rows.push(row);
  }
  return { head, rows, span: cursor.spanFrom(start) };
};

/** `|---|:--:|`, as Markdown draws it under a head. */
const isRuleLine = (cursor: Cursor): boolean =>
  cursor.at("table-rule") && cursor.token.newline && cursor.peek(1).newline;

/** A table where a value is expected. */
export const parseTableValue = (cursor: Cursor): Expr => {
  const table = parseTable(cursor);
  return { kind: "table", table, span: table.span };
};

const parseRow = (cursor: Cursor): Row => {
  const { start } = cursor.next();
  const cells: Cell[] = [];
  for (;;) {
    cells.push(parseCell(cursor));
    if (cursor.token.newline) {
      const end = cursor.previous?.end ?? start;
      cursor.refuse(
        finding("barre-manquante", cursor.span(Math.max(start, end - 1), end), {}, [
          { title: { fr: "ajouter « | »", en: "add « | »" }, edits: [{ span: cursor.span(end, end), text: " |" }] },
        ]),
      );
    }
    const isLast = atRowEnd(cursor);
    cursor.expect("|", EXPECTED.cellEnd);
    if (isLast) return { cells, span: cursor.spanFrom(start) };
  }
};

const parseCell = (cursor: Cursor): Cell => {
  const start = cursor.token.start;
  const closed = (kind: Cell["kind"], rest: Partial<Cell> = {}): Cell => ({
    kind,
    conditions: [],
    concludes: false,
    ...rest,
    span: cursor.spanFrom(start),
  });
  if (atBar(cursor)) return { kind: "empty", conditions: [], concludes: false, span: cursor.span(start, start) };
  if (cursor.token.newline)
    return { kind: "empty", conditions: [], concludes: false, span: cursor.spanFrom(cursor.previous?.end ?? start) };
  if (cursor.at("−") && atBar(cursor, 1)) {
    cursor.next();
    return closed("dash");
  }
  if (cursor.at("sinon") && atBar(cursor, 1)) {
    cursor.next();
    return closed("otherwise");
  }
  if (cursor.take("délivrer")) {
    if (atBar(cursor)) return closed("deliver");
    skipArticle(cursor);
    const document = cursor.name();
    return closed("deliver", { document });
  }
  const conditions = parseCellConditions(cursor);
  const concludes = cursor.take("vaut") !== undefined;
  return closed("conditions", { conditions, concludes });
};
