/**
 * The mutants of a plan: the same regulation, with one slip of a hasty reader in one place of its text. A text that several versions import, or
 * that several rows of a table repeat, is changed everywhere at once, as in the file.
 */
import type { MutantKind } from "../../plan/mutant-kinds.js";
import type { Expr, Parameter, Place, Plan, Rule, Type } from "../../plan/plan.js";
import { parts } from "../../plan/walk.js";
import { dayNumber, isoDate } from "../../runtime/calendar.js";
import { rewritten, rootsOf, withoutRules, type Owner } from "./rewrite.js";
import { slipsOf, slipsOfValue, type Slip } from "./slips.js";

export interface Mutant {
  /** The same for the same slip in the same text, whatever the version that reads it. */
  readonly key: string;
  readonly kind: MutantKind;
  readonly variant: string;
  /** The text that changes. */
  readonly place: Place;
  readonly owner: Owner;
  /** What is read wrong: an expression, or a value of a parameter by the date it starts at. */
  readonly node?: Expr;
  readonly constants?: readonly [before: Expr, after: Expr];
  readonly from?: string;
  /** What the slip puts in the place of expressions: until one of them differs from what it replaces, nothing differs. */
  readonly changes: ReadonlyMap<Expr, Expr>;
  /** The rule that is forgotten: until it says something, nothing differs. */
  readonly forgotten?: string;
  /** The whole plan with the slip. */
  readonly plan: () => Plan;
}

/** Every mutant of a plan, in order of the text of each kind of declaration. */
export function mutantsOf(plan: Plan): readonly Mutant[] {
  return [...slips(plan), ...datedValues(plan), ...forgottenRules(plan)];
}

function slips(plan: Plan): readonly Mutant[] {
  const found = new Map<string, Mutant & { readonly changes: Map<Expr, Expr> }>();
  const values = new Map(plan.parameters.flatMap((p) => p.values.map((v) => [v.value, p] as const)));
  const places = placesOf(plan);
  const compared = comparedWith(plan);
  for (const { owner, expr } of rootsOf(plan)) {
    // Nodes without a place of their own, which one text has become, are told apart by their turn.
    const turns = new Map<string, number>();
    const visit = (e: Expr, around: Place): void => {
      const place = e.place ?? around;
      const parameter = values.get(e);
      const ofValue = parameter ? slipsOfValue(e, parameter.type, compared.get(parameter.name) ?? []) : [];
      for (const slip of [...slipsOf(e), ...ofValue]) {
        const where = `${slip.kind}:${slip.variant} ${place.file}:${place.start}-${place.end}`;
        const turn = turns.get(where) ?? 0;
        turns.set(where, turn + 1);
        add(found, `${where} ${turn}`, slip, { e, place, owner }, plan);
      }
      for (const part of parts(e)) visit(part, place);
    };
    visit(expr, places.get(`${owner.kind} ${owner.name}`) ?? expr.place ?? NOWHERE);
  }
  return [...found.values()];
}

/** The types of what each parameter is compared with. */
function comparedWith(plan: Plan): ReadonlyMap<string, readonly Type[]> {
  const found = new Map<string, Type[]>();
  const pile = rootsOf(plan).map(({ expr }) => expr);
  for (let e = pile.pop(); e !== undefined; e = pile.pop()) {
    pile.push(...parts(e));
    if (e.kind !== "compare") continue;
    for (const [one, other] of [
      [e.left, e.right],
      [e.right, e.left],
    ] as const)
      if (one.kind === "parameter") found.set(one.parameter, [...(found.get(one.parameter) ?? []), other.type]);
  }
  return found;
}

const NOWHERE: Place = { file: "", start: 0, end: 0, line: 1, column: 1 };

function add(
  found: Map<string, Mutant & { readonly changes: Map<Expr, Expr> }>,
  key: string,
  { kind, variant, to, constants }: Slip,
  { e, place, owner }: { readonly e: Expr; readonly place: Place; readonly owner: Owner },
  plan: Plan,
): void {
  const known = found.get(key);
  if (known) {
    known.changes.set(e, to);
    return;
  }
  const changes = new Map([[e, to]]);
  found.set(key, {
    key,
    kind,
    variant,
    place,
    owner,
    node: e,
    ...(constants && { constants }),
    changes,
    plan: () => rewritten(plan, (node) => changes.get(node)),
  });
}

/** Where each declaration stands. */
function placesOf(plan: Plan): ReadonlyMap<string, Place> {
  return new Map<string, Place>([
    ...plan.parameters.map((p) => [`parameter ${p.name}`, p.place] as const),
    ...plan.constraints.map((c) => [`constraint ${c.message}`, c.place] as const),
    ...plan.definitions.map((d) => [`definition ${d.id}`, d.place] as const),
    ...plan.groups.map((g) => [`group ${g.name}`, g.place] as const),
    ...plan.rules.map((r) => [`rule ${r.id}`, r.place] as const),
  ]);
}

/** A value of a parameter that comes into force a day (a year) earlier or later, where the version judges dossiers of that day. */
function datedValues(plan: Plan): readonly Mutant[] {
  const readAtOtherDates = new Set<string>();
  const pile = rootsOf(plan).map(({ expr }) => expr);
  for (let e = pile.pop(); e !== undefined; e = pile.pop()) {
    pile.push(...parts(e));
    if (e.kind === "parameter-at") readAtOtherDates.add(e.parameter);
  }
  return everyDatedValue(plan).filter(({ owner, from = "", variant }) => {
    const day = variant === "plus" ? from : shifted(from, -1);
    const { validity } = plan;
    // A year and a day cannot be told apart by their texts.
    if (!validity || validity.from.length !== day.length || readAtOtherDates.has(owner.name)) return true;
    return validity.from <= day && (validity.to === undefined || day <= validity.to);
  });
}

function everyDatedValue(plan: Plan): readonly Mutant[] {
  return plan.parameters.flatMap((parameter) =>
    parameter.values.flatMap(({ from, value }, i) =>
      from === undefined
        ? []
        : ([-1, 1] as const).map((side): Mutant => {
            const place = value.place ?? parameter.place;
            const variant = side < 0 ? "moins" : "plus";
            return {
              key: `date:${variant} ${place.file}:${place.start}-${place.end} ${from}`,
              kind: "date",
              variant,
              place,
              owner: { kind: "parameter", name: parameter.name },
              from,
              changes: new Map(),
              plan: () => ({
                ...plan,
                parameters: plan.parameters.map((p) => (p === parameter ? startingAt(p, i, shifted(from, side)) : p)),
              }),
            };
          }),
    ),
  );
}

const startingAt = (parameter: Parameter, i: number, from: string): Parameter => ({
  ...parameter,
  values: parameter.values.map((value, j) => (j === i ? { ...value, from } : value)),
});

/** The day, or the year, beside. */
export function shifted(date: string, by: number): string {
  const day = dayNumber(date);
  return day === undefined ? String(Number(date) + by).padStart(4, "0") : isoDate(day + by);
}

function forgottenRules(plan: Plan): readonly Mutant[] {
  return plan.rules
    .filter((rule) => rule.kind !== "ordinary")
    .map((rule: Rule): Mutant => {
      const kind = rule.kind === "default" ? "défaut" : "exception";
      return {
        key: `${kind} ${rule.place.file}:${rule.place.start}-${rule.place.end} ${rule.id}`,
        kind,
        variant: rule.id,
        place: rule.place,
        owner: { kind: "rule", name: rule.id },
        changes: new Map(),
        forgotten: rule.id,
        plan: () => withoutRules(plan, new Set([rule.id])),
      };
    });
}
