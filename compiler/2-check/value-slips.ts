/**
 * Findings about values that are not what they should be. In come a checked value, what was written and what was expected there, out goes the finding
 * that teaches most: quotation marks around a value, two natures compared, words that stand for vrai, faux or nothing.
 */
import { write } from "../../diagnostics/fix.js";
import type { Fix } from "../../diagnostics/diagnostic.js";
import type { Span } from "../../diagnostics/source.js";
import { isSure, suggest } from "../../diagnostics/suggest.js";
import type * as Ast from "../../grammar/ast.js";
import type { Expr, Type } from "../../plan/plan.js";
import { dayNumber } from "../../runtime/calendar.js";
import type { Context } from "./context.js";
import { nameOf } from "./types.js";

/** What a value is compared with, or given to. */
export interface Beside {
  readonly value: Expr;
  readonly span: Span;
}

/** Reports a value of another nature than what is expected. */
export function reportWrongType(ctx: Context, e: Expr, expected: Type, written: Ast.Expr, beside?: Beside): undefined {
  const lu = ctx.textOf(written.span);
  const unquoted = written.kind === "text" ? withoutQuotes(ctx, written.value, expected) : undefined;
  if (unquoted !== undefined) {
    return ctx.report(
      "guillemets-de-trop",
      written.span,
      { lu, attendu: nameOf(expected), écrire: unquoted },
      {
        fixes: [write(written.span, unquoted, "safe")],
      },
    );
  }
  const extras = beside === undefined ? {} : { related: [besideNote(ctx, beside)] };
  if (e.type.kind === "duration" && expected.kind === "duration")
    return ctx.report("mois-et-jours-mêlés", written.span, { durée: lu }, extras);
  return ctx.report("mauvais-type", written.span, { lu, type: nameOf(e.type), attendu: nameOf(expected) }, extras);
}

function besideNote(ctx: Context, { value, span }: Beside): { span: Span; note: { fr: string; en: string } } {
  const type = nameOf(value.type);
  const text = ctx.textOf(span);
  return { span, note: { fr: `« ${text} » est ${type.fr}`, en: `« ${text} » is ${type.en}` } };
}

/** The value that a text would be without its quotation marks, if it is one of the expected type. */
function withoutQuotes(ctx: Context, text: string, expected: Type): string | undefined {
  switch (expected.kind) {
    case "enum": {
      const constants = ctx.enumConstants(expected.name);
      if (constants.includes(text)) return text;
      const best = suggest(text, constants);
      return best !== undefined && isSure(text, constants) ? best : undefined;
    }
    case "date":
      return dayNumber(text) === undefined ? undefined : text;
    case "number":
      return /^-?\d+(?:[.,]\d+)?$/.test(text) ? text : undefined;
    case "boolean":
      return /^(?:vrai|faux)$/i.test(text) ? text.toLowerCase() : undefined;
    default:
      return undefined;
  }
}

const YES = /^(?:oui|true|ok|yes)$/i;
const NO = /^(?:non|false|no)$/i;
const NOTHING = /^(?:null|nulle?s?|vides?|néant|rien|undefined)$/i;
/** After « est ». */
const MISSING = /^(?:absente?s?|manquante?s?|vides?|inconnue?s?|null|nulle?s?|indéfinie?s?|nonrenseignée?s?)$/i;

/** Words of other tools and of forms for a value that the language names otherwise. Returns whether it was one. */
export function reportOtherWord(ctx: Context, name: Ast.Name): boolean {
  const meant = YES.test(name.text)
    ? "vrai"
    : NO.test(name.text)
      ? "faux"
      : NOTHING.test(name.text)
        ? "non renseigné"
        : undefined;
  if (meant === undefined) return false;
  const code = meant === "non renseigné" ? "non-renseigné-attendu" : "vrai-ou-faux";
  ctx.report(code, name.span, { lu: name.text, écrire: meant }, { fixes: [write(name.span, meant, "safe")] });
  return true;
}

/** « bonus est absent »: reports the word, said of what stands at `subject`, and how it is written. */
export function reportAbsentWord(ctx: Context, subject: Span, word: Ast.Name, isNegated: boolean): undefined {
  const { text } = word;
  const span = { ...subject, start: subject.end, end: word.span.end };
  const verb = isNegated ? "est" : "n'est pas";
  const agreed = /es$/i.test(text) ? "renseignées" : /e$/i.test(text) ? "renseignée" : "renseigné";
  const écrire = `${verb} ${agreed}`;
  const shown = `${ctx.textOf(subject)} ${écrire}`;
  return ctx.report(
    "non-renseigné-attendu",
    word.span,
    { lu: text, écrire: shown },
    {
      fixes: [write(span, ` ${écrire}`, "safe", shown)],
    },
  );
}
export const isAbsentWord = (text: string): boolean => MISSING.test(text);

/** `voie est vae ou scolaire`: what follows « ou » is a value, and not a condition. Reports it once for the whole series, and returns its length. */
export function reportMembership(
  ctx: Context,
  items: readonly Ast.Expr[],
  from: number,
  isConstant: (e: Ast.Expr) => boolean,
): number {
  const first = items[from];
  if (first === undefined) return 0;
  let end = from;
  while (end + 1 < items.length && isConstant(items[end + 1] as Ast.Expr)) end++;
  const values = items.slice(from, end + 1);
  const last = values.at(-1) ?? first;
  const before = items[from - 1];
  const span = { ...first.span, end: last.span.end };
  const texts = values.map((v) => ctx.textOf(v.span));
  const fixes: Fix[] = [];
  let lecture = `… fait partie de (… ; ${texts.join(" ; ")})`;
  if (before?.kind === "compare") {
    const verb = before.op === "≠" ? "ne fait pas partie" : "fait partie";
    const all = [ctx.textOf(before.right.span), ...texts].join(" ; ");
    lecture = `${ctx.textOf(before.left.span)} ${verb} de (${all})`;
    const whole = { ...before.span, end: last.span.end };
    if (before.op === "=" || before.op === "≠")
      fixes.push(write(whole, lecture, before.op === "=" ? "safe" : "suggestion"));
  }
  ctx.report("valeur-après-ou", span, { valeur: texts.join(" ou "), lecture }, { fixes });
  return values.length;
}
