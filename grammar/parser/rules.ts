/** From tokens to rules, exceptions and tables of rules: targets, clauses in their order, conclusions. */
import { write } from "../../diagnostics/fix.js";
import type {
  Conclusion,
  Expr,
  ForEach,
  Let,
  Name,
  RuleDeclaration,
  Table,
  TableDeclaration,
  Target,
  Text,
} from "../ast.js";
import { checkLetValue } from "./ambiguities.js";
import { parseArithmetic } from "./arithmetic.js";
import { endHead, parseNotes, type Opening } from "./clauses.js";
import type { Cursor } from "./cursor.js";
import type { Body } from "./declarations.js";
import { parseCondition, parseExpression, parseRelation, refuseBareChoice } from "./expressions.js";
import { parseForEach } from "./lists.js";
import { expectDe, parsePrimary, skipArticle } from "./primaries.js";
import { EXPECTED, finding } from "./syntax-error.js";
import { parseTable } from "./tables.js";

export const readRule = (cursor: Cursor, opening: Opening): Body<RuleDeclaration> => {
  const name = cursor.name();
  endHead(cursor, opening);
  return readBody(cursor, opening, name);
};

export const readException = (cursor: Cursor, opening: Opening): Body<RuleDeclaration> => {
  const name = cursor.name();
  endHead(cursor, opening);
  const targets: Target[] = [];
  const hasTargets = cursor.attempt(() => {
    expectTo(cursor);
    do {
      if (targets.length > 0 && (cursor.at("à") || cursor.at("au") || cursor.at("aux"))) cursor.next();
      targets.push(parseTarget(cursor));
    } while (cursor.take(","));
    endHead(cursor, opening);
  });
  if (hasTargets) return readBody(cursor, opening, name, targets);
  return { kind: "rule", name, targets, each: [], lets: [], isDefault: false, conclusions: [] };
};

const expectTo = (cursor: Cursor): void => {
  if (!(cursor.take("à") ?? cursor.take("au") ?? cursor.take("aux")))
    cursor.fail({ fr: `« à », puis ${EXPECTED.target.fr}`, en: `« à », then ${EXPECTED.target.en}` });
};

/** A rule, a decision, a document, or `ligne 3 de mentions`. */
export const parseTarget = (cursor: Cursor): Target => {
  const { start } = cursor.token;
  skipArticle(cursor);
  if (cursor.at("ligne") && cursor.at("number", 1)) cursor.next();
  if (!cursor.at("number")) {
    const name = cursor.name(EXPECTED.target);
    return { name, span: cursor.spanFrom(start) };
  }
  const number = cursor.next();
  const row = Number(number.image);
  if (!Number.isInteger(row) || row < 1 || row > 1_000_000)
    cursor.refuse(finding("numéro-de-ligne", cursor.spanOf(number), { trouvé: number.image }));
  expectDe(cursor);
  const name = cursor.name();
  return { name, row, span: cursor.spanFrom(start) };
};

const readBody = (cursor: Cursor, opening: Opening, name: Name, targets?: readonly Target[]): Body<RuleDeclaration> => {
  const each: ForEach[] = [];
  const lets: Let[] = [];
  const conclusions: Conclusion[] = [];
  let isDefault = false;
  let condition: Expr | undefined;
  let motif: Text | undefined;
  cursor.inRule = true;
  cursor.attempt(() => {
    parseNotes(cursor, opening);
    parseBinders(cursor, each, lets);
    isDefault = cursor.take("à défaut") !== undefined;
    if (isDefault) cursor.take(",");
    const ifStart = cursor.token.start;
    if (cursor.take("si")) condition = parseCondition(cursor);
    refuseLateLet(cursor, ifStart);
    if (cursor.at("sauf")) cursor.refuse(finding("sauf-dans-une-règle", cursor.spanOf(cursor.token)));
    cursor.expect("alors", condition === undefined && !isDefault ? EXPECTED.clause : EXPECTED.then);
    do conclusions.push(parseConclusion(cursor));
    while (cursor.take("et"));
    if (cursor.take("motif")) motif = cursor.text();
    if (cursor.at("sinon")) cursor.fail(EXPECTED.declaration);
  });
  cursor.inRule = false;
  return {
    kind: "rule",
    name,
    ...(targets && { targets }),
    each,
    lets,
    isDefault,
    ...(condition && { condition }),
    conclusions,
    ...(motif && { motif }),
  };
};

/** `pour chaque x parmi L`, then `soit n = E`. */
const parseBinders = (cursor: Cursor, each: ForEach[], lets: Let[]): void => {
  while (cursor.at("pour chaque")) {
    each.push(parseForEach(cursor));
    cursor.take(",");
  }
  while (cursor.at("soit") && cursor.atName(1) && cursor.at("=", 2)) {
    cursor.next();
    const name = cursor.name();
    cursor.next();
    const value = parseExpression(cursor);
    checkLetValue(cursor, value);
    lets.push({ name, value });
  }
};

/** `soit` after `si`: the condition cannot use what is not named yet. */
const refuseLateLet = (cursor: Cursor, ifStart: number): void => {
  if (!cursor.at("soit") || !cursor.atName(1) || !cursor.at("=", 2)) return;
  const { start } = cursor.token;
  const before = cursor.previous?.end ?? start;
  parseBinders(cursor, [], []);
  const end = cursor.previous?.end ?? start;
  const { text } = cursor.source;
  const isApart = text.slice(before, start).trim() === "";
  const indent = /[^\n\r]*$/.exec(text.slice(0, ifStart))?.[0] ?? "";
  const moved = `${text.slice(start, end)}\n${/\S/.test(indent) ? "  " : indent}`;
  cursor.refuse(
    finding("soit-après-si", cursor.span(start, end), {}, [
      {
        title: { fr: "placer « soit » avant « si »", en: "put « soit » before « si »" },
        isSafe: true,
        edits: [
          { span: cursor.span(ifStart, ifStart), text: moved },
          { span: cursor.span(isApart ? before : start, end), text: "" },
        ],
      },
    ]),
  );
};

const parseConclusion = (cursor: Cursor): Conclusion => {
  const { start } = cursor.token;
  if (cursor.take("sans effet")) return { kind: "no-effect", span: cursor.spanFrom(start) };
  if (cursor.take("délivrer")) {
    skipArticle(cursor);
    const document = cursor.name();
    const fields = parseWith(cursor);
    return { kind: "deliver", document, fields, span: cursor.spanFrom(start) };
  }
  skipArticle(cursor);
  const decision = cursor.name(EXPECTED.conclusion);
  let element: Expr | undefined;
  if (cursor.at("de")) {
    expectDe(cursor);
    element = parsePrimary(cursor, true);
  }
  if (cursor.at("=") || cursor.at("est"))
    cursor.refuse(
      finding("conclusion-sans-vaut", cursor.spanOf(cursor.token), { décision: decision.text }, [
        write(cursor.spanOf(cursor.token), "vaut", "safe"),
      ]),
    );
  cursor.expect("vaut");
  refuseBareChoice(cursor);
  const value = parseRelation(cursor);
  return { kind: "decide", decision, ...(element && { element }), value, span: cursor.spanFrom(start) };
};

/** `avec f = e ; g = h`, or nothing. */
export const parseWith = (cursor: Cursor): { readonly name: Name; readonly value: Expr }[] => {
  const fields: { readonly name: Name; readonly value: Expr }[] = [];
  if (!cursor.take("avec")) return fields;
  do {
    const name = cursor.name(EXPECTED.fieldName);
    cursor.expect("=");
    refuseBareChoice(cursor);
    fields.push({ name, value: parseArithmetic(cursor) });
    refuseAndBetweenFields(cursor);
  } while (cursor.take(";"));
  return fields;
};

/** `avec f = e et g = h`: what follows `et` is a conclusion, which gives no value by « = ». */
const refuseAndBetweenFields = (cursor: Cursor): void => {
  if (!cursor.at("et") || !cursor.atName(1) || !cursor.at("=", 2)) return;
  const between = cursor.span(cursor.previous?.end ?? cursor.token.start, cursor.token.end);
  cursor.refuse(
    finding("et-entre-champs", cursor.spanOf(cursor.token), { champ: cursor.peek(1).image }, [
      write(between, " ;", "safe"),
    ]),
  );
};

export const readTable = (cursor: Cursor, opening: Opening): Body<TableDeclaration> => {
  const name = cursor.name();
  endHead(cursor, opening);
  const each: ForEach[] = [];
  const lets: Let[] = [];
  let label: Text | undefined;
  let condition: Expr | undefined;
  const { end } = name.span;
  let table: Table = { head: { cells: [], span: cursor.span(end, end) }, rows: [], span: cursor.span(end, end) };
  cursor.attempt(() => {
    label = cursor.takeText();
    parseNotes(cursor, opening);
    parseBinders(cursor, each, lets);
    cursor.take(",");
    if (cursor.take("si")) condition = parseCondition(cursor);
    parseNotes(cursor, opening);
    table = parseTable(cursor);
  });
  return { kind: "table", name, ...(label && { label }), each, lets, ...(condition && { condition }), table };
};
