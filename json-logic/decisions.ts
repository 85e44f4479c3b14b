/** What becomes of a decision or of a document, from the conclusions on it: « Settling » and « Delivering » of `plan/README.md`. */
import { BLOCKED, identity, isBlocked, type Json } from "./values.js";

/** A conclusion: its rule, whether it stands, whether it applies (of a default), and what it says where it stands. */
interface Claim {
  readonly rule: string;
  readonly stands: Json;
  readonly applies?: Json;
  readonly value: Json;
}

export const decisionOperations = {
  /** `status`, `value` (blocked unless acquired or absent), and for a conflict its `rules`. */
  settle(claims: readonly Claim[], isOptional: boolean): Json {
    const standing = claims.filter(({ stands }) => stands === true);
    const known = standing.filter(({ value }) => !isBlocked(value));
    const [first] = known;
    if (first && known.some(({ value }) => identity(value) !== identity(first.value)))
      return { status: "conflict", value: BLOCKED, rules: [...new Set(known.map(({ rule }) => rule))] };
    const isOpen = claims.some(({ stands, applies }) => isBlocked(stands) || isBlocked(applies));
    if (isOpen || known.length < standing.length) return { status: "blocked", value: BLOCKED };
    if (!first) return isOptional ? { status: "absent", value: null } : { status: "no-rule", value: BLOCKED };
    return { status: first.value === null ? "absent" : "acquired", value: first.value };
  },
  /** The deliveries that are certain, each once, and whether there may be others. */
  deliver(claims: readonly Claim[]): Json {
    const standing = claims.filter(({ stands }) => stands === true).map(({ value }) => value);
    const certain = standing.filter((value) => !isBlocked(value));
    return {
      deliveries: [...new Map(certain.map((value) => [identity(value), value])).values()],
      blocked: certain.length < standing.length || claims.some(({ stands }) => isBlocked(stands)),
    };
  },
};
