/** What is often said in a condition as one says it aloud. In comes the cursor where it shows, out goes a finding. */
import { write } from "../../diagnostics/fix.js";
import type { Expr } from "../ast.js";
import type { Token } from "../lexer.js";
import type { TokenKind } from "../tokens.js";
import type { Cursor } from "./cursor.js";
import { pluralOf, slipAt } from "./slips.js";
import { EXPECTED, finding } from "./syntax-error.js";

export const COMPARISONS: ReadonlySet<TokenKind> = new Set(["=", "≠", "<", "≤", ">", "≥"]);

/** « est supérieure ou égale à »: seen before its « ou » is taken for another condition. */
export const comparesInWords = (cursor: Cursor): boolean =>
  COMPARING.test(cursor.token.image) && slipAt(cursor, EXPECTED.value)?.code === "comparaison-en-mots";
const COMPARING = /^(?:sup[ée]rieur|inf[ée]rieur|[ée]gal|diff[ée]rent|ant[ée]rieur|post[ée]rieur|strictement|plus)/i;

/** « aucune unité ne vérifie », « au moins une unité vérifie », as one says it: the noun is the current token, what counts before it. */
export const refuseCountWithoutOf = (cursor: Cursor, start: number): never => {
  const noun = cursor.token;
  const mot = cursor.source.text.slice(start, cursor.previous?.end ?? noun.start);
  const liste = pluralOf(noun.image);
  const span = cursor.span(start, noun.end);
  return cursor.refuse(
    finding("aucune-sans-des", span, { mot, nom: noun.image, liste }, [write(span, `${mot} des ${liste}`, "safe")]),
  );
};

/** « une des unités vérifie »: at least one, or exactly one? */
export const refuseOneOf = (cursor: Cursor): void => {
  const ahead = cursor.at("article") ? 1 : 0;
  if (!cursor.at("un", ahead) || !cursor.at("de", ahead + 1)) return;
  const span = cursor.span(cursor.token.start, cursor.peek(ahead).end);
  const { image } = cursor.peek(ahead);
  const fixes = ["au moins", "exactement"].map((how) => write(span, `${how} ${image}`, "suggestion"));
  cursor.refuse(
    finding("une-des", span, { lu: cursor.quote(span.start, cursor.peek(ahead + 1).end), mot: image }, fixes),
  );
};

/** « dans les 5 ans précédant d »: from the same day five years before is not always « dans les 5 ans suivant » the other way round. */
export const refuseDelayBefore = (cursor: Cursor, value: Expr, delay: Expr): void => {
  if (!/^pr[ée]c[ée]d(?:ant|ente?s?)$/i.test(cursor.token.image)) return;
  const { start, end } = cursor.token;
  cursor.refuse(
    finding("délai-à-rebours", cursor.span(start, end), {
      lu: cursor.quote(start, end),
      valeur: quotedIn(cursor, value),
      délai: quotedIn(cursor, delay),
    }),
  );
};

/** « absent = non ». */
export const refuseNoForFalse = (cursor: Cursor): void => {
  if (!cursor.at("non") || !(cursor.atOneOf(CLAUSE_ENDS, 1) || cursor.peek(1).newline)) return;
  const span = cursor.spanOf(cursor.token);
  cursor.refuse(
    finding("vrai-ou-faux", span, { lu: cursor.token.image, écrire: "faux" }, [write(span, "faux", "safe")]),
  );
};
const CLAUSE_ENDS: ReadonlySet<TokenKind> = new Set(["et", "ou", "alors", "sinon", ")", ";", "end"]);

const LITERALS: ReadonlySet<TokenKind> = new Set(["number", "text", "full-date", "duration"]);

/** `note est 10 ou 11`: what follows « ou » is a value, and not a condition. */
export const refuseValueAfterOr = (cursor: Cursor, value: Expr, right: Expr, negated: boolean): void => {
  const isValue = (ahead: number): boolean =>
    cursor.at("ou", ahead) && cursor.atOneOf(LITERALS, ahead + 1) && !COMPARISONS.has(cursor.peek(ahead + 2).kind);
  const values: Token[] = [];
  for (let ahead = 0; isValue(ahead); ahead += 2) values.push(cursor.peek(ahead + 1));
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return;
  const all = [quotedIn(cursor, right), ...values.map((token) => token.image)].join(" ; ");
  const lecture = `${quotedIn(cursor, value)} ${negated ? "ne fait pas partie" : "fait partie"} de (${all})`;
  const whole = cursor.span(value.span.start, last.end);
  cursor.refuse(
    finding(
      "valeur-après-ou",
      cursor.span(first.start, last.end),
      { valeur: values.map((token) => token.image).join(" ou "), lecture },
      [write(whole, lecture, negated ? "suggestion" : "safe")],
    ),
  );
};
const quotedIn = (cursor: Cursor, expr: Expr): string => cursor.source.text.slice(expr.span.start, expr.span.end);
