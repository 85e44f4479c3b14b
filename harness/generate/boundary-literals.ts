/** Values at the bounds that a dossier's fields declare, and just outside, as JSON writes them, by the fields' keys. */
import type { Field, Plan, Type } from "../../plan/plan.js";
import { rawDuration } from "../../runtime/numbers.js";
import { add, parseRational, rational, toJson } from "../../runtime/rational.js";

export type Literals = ReadonlyMap<string, readonly string[]>;

export function boundaryLiterals(plan: Plan): Literals {
  const fields: readonly Field[] = [...plan.dossier, ...plan.structs.flatMap((s) => s.fields)];
  const literals = new Map<string, readonly string[]>();
  for (const { key, type } of fields) {
    const own = literalsOf(type, plan);
    if (own.length > 0) literals.set(key, [...(literals.get(key) ?? []), ...own]);
  }
  return literals;
}

function literalsOf(type: Type, plan: Plan): readonly string[] {
  switch (type.kind) {
    case "number": {
      const unit = rational(1, 10n ** BigInt(type.decimals ?? 2));
      const bounds = [type.min, type.max].flatMap((exact) => parseRational(exact) ?? []);
      const around = bounds.flatMap((bound) => [bound, add(bound, unit), add(bound, { n: -unit.n, d: unit.d })]);
      return around.map((value) => JSON.stringify(toJson(value)));
    }
    case "duration":
      return [type.min, type.max]
        .flatMap((bound) => [bound - 1, bound, bound + 1])
        .flatMap((count) => [rawDuration(count, "months"), rawDuration(count, "days")])
        .map((text) => JSON.stringify(text));
    case "enum":
      return (plan.enums.find(({ name }) => name === type.name)?.constants ?? []).map(({ key }) => JSON.stringify(key));
    case "list":
      return literalsOf(type.element, plan);
    default:
      return [];
  }
}
