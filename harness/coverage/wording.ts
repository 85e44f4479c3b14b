/** Expressions of a plan in the words of the text they were written in. */
import type { Expr, Place } from "../../plan/plan.js";
import { printDate, printDuration, printNumber } from "../../runtime/format.js";
import { parseRational, ZERO } from "../../runtime/rational.js";

/** A source as it was read: its path as the plan names it, and its text. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

export interface Wording {
  /** What is written at a place, on one line, without its comments. */
  at(place: Place): string;
  of(e: Expr): string;
}

export function wordingOf(sources: readonly SourceText[]): Wording {
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const at = ({ file, start, end }: Place): string =>
    (texts.get(file) ?? "")
      .slice(start, end)
      .replace(/#[^\n]*/g, "")
      .replace(/\s+/g, " ")
      .trim();
  const of = (e: Expr): string => {
    if (e.kind === "constant") return constantText(e);
    if (e.kind === "compare") {
      // The end of a delay has the place of the whole condition.
      const isWhole = e.left.place !== undefined && e.right.place !== undefined && holds(e.right.place, e.left.place);
      return e.place ? at(e.place) : `${of(e.left)} ${e.op} ${isWhole ? nameOf(e.right, of) : of(e.right)}`;
    }
    return e.place ? at(e.place) : nameOf(e, of);
  };
  return { at, of };
}

const holds = (outer: Place, inner: Place): boolean =>
  outer.file === inner.file && outer.start <= inner.start && outer.end >= inner.end;

/** Constants, and what the compiler made of cells and delays, have no place of their own. */
function constantText({ type, value }: Expr & { readonly kind: "constant" }): string {
  const text = String(value);
  if (type.kind === "number") return printNumber(parseRational(text) ?? ZERO, "fr");
  if (type.kind === "duration") return printDuration(BigInt(text), type.unit, "fr");
  return type.kind === "date" ? printDate(text, "fr") : text;
}

function nameOf(e: Expr, of: (e: Expr) => string): string {
  switch (e.kind) {
    case "input":
      return e.field;
    case "field":
      return `${e.field} de ${of(e.object)}`;
    case "variable":
      return e.name;
    case "definition":
      return e.definition;
    case "parameter":
      return e.parameter;
    case "decision":
      return e.decision;
    case "add-months":
      return `${of(e.date)} + ${of(e.months)}`;
    case "add-days":
      return `${of(e.date)} + ${of(e.days)}`;
    default:
      return "…";
  }
}
