/**
 * The condition of a rule as explanations tell it: in come the text of the condition and what it was checked into, out go the leaves of
 * its `et` / `ou` tree, each with the values it reads, and those that the conditions it names read.
 */
import type { Span } from "../../diagnostics/source.js";
import type * as Ast from "../../grammar/ast.js";
import type { Expr, Reading, Test } from "../../plan/plan.js";
import { canonical, parts } from "../../plan/walk.js";
import type { Context, Readings } from "./context.js";
import { inPlace } from "./facts.js";
import { closed } from "./names.js";

export function testsOf(ctx: Context, written: Ast.Expr, checked: Expr, readings: Readings): Test[] {
  const leaves: Test[] = [];
  const unfolding = new Unfolding(ctx, readings);
  const visit = (w: Ast.Expr, c: Expr): void => {
    if ((w.kind === "and" || w.kind === "or") && c.kind === w.kind && c.items.length === w.items.length) {
      w.items.forEach((item, i) => visit(item, c.items[i] as Expr));
      return;
    }
    const inside = readings.found.filter(
      ({ value: { place } }) => place !== undefined && place.start >= w.span.start && place.end <= w.span.end,
    );
    leaves.push({
      text: oneLine(ctx, w.span),
      condition: c,
      readings: eachOnce([...inside, ...unfolding.behind(inside)]),
    });
  };
  visit(written, checked);
  return leaves;
}

const oneLine = (ctx: Context, span: Span): string =>
  ctx
    .textOf(span)
    .replace(/#[^\n]*/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** The same words read the same value: the first is enough. */
export const eachOnce = (found: readonly Reading[]): Reading[] =>
  found.filter((r, i) => found.findIndex((other) => other.label === r.label) === i);

/** Conditions named by a condition, down to this depth, and the values told of them. */
const DEEPEST = 3;
const MOST_VALUES = 8;

const VALUES: ReadonlySet<Expr["kind"]> = new Set(["input", "field", "parameter", "decision", "definition", "derived"]);

/** « réponse_à_temps = faux » says nothing by itself: what such a condition is made of. */
class Unfolding {
  /** What each name reads in this rule: two values never share one. */
  private readonly named: Map<string, string>;

  constructor(
    private readonly ctx: Context,
    private readonly readings: Readings,
  ) {
    this.named = new Map(readings.found.map((r) => [r.label, canonical(r.value)]));
  }

  /** The values behind the conditions among `read`. */
  behind(read: readonly Reading[]): Reading[] {
    const found: Reading[] = [];
    for (const { value } of read) this.unfold(value, 0, found);
    return found;
  }

  private unfold(e: Expr, depth: number, found: Reading[]): void {
    const body = e.type.kind === "boolean" && depth < DEEPEST ? inPlace(e, this.ctx) : undefined;
    if (body === undefined) return;
    const stack = [body];
    for (let at = stack.shift(); at !== undefined && found.length < MOST_VALUES; at = stack.shift()) {
      if (!VALUES.has(at.kind)) {
        stack.unshift(...parts(at));
        continue;
      }
      this.note(at, e, found);
      this.unfold(at, depth + 1, found);
    }
  }

  private note(value: Expr, within: Expr, found: Reading[]): void {
    const { kind } = value.type;
    if (kind === "list" || kind === "struct" || kind === "document" || value.place === undefined) return;
    if (!closed(value, this.readings.variables)) return;
    const label = this.labelOf(value, within);
    const key = canonical(value);
    if ((this.named.get(label) ?? key) !== key) return;
    this.named.set(label, key);
    found.push({ label, value });
  }

  /** The words of the definition; of a field of its element, the name that the rule gives the element. */
  private labelOf(value: Expr, within: Expr): string {
    const written = value.place ? this.ctx.textOf(value.place).replace(/\s+/g, " ") : "";
    if (within.kind !== "derived" || (value.kind !== "field" && value.kind !== "derived")) return written;
    const isItsOwn = canonical(value.object) === canonical(within.object);
    const element = within.object.kind === "variable" ? within.object.name : undefined;
    const name = value.kind === "field" ? value.field : value.definition.replace(/^.*\./, "");
    return isItsOwn && element !== undefined ? `${name} de ${element}` : written;
  }
}
