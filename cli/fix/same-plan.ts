/** Whether two plans decide alike: equal but for where things stand in the text, and how the text spells them. */
import type { Plan } from "../../plan/plan.js";

/** Places, and the wording of conditions, which is the spelling itself. */
const SPELLING: ReadonlySet<string> = new Set(["place", "inside", "text", "whenText"]);

const meaning = (plan: Plan): string =>
  JSON.stringify(plan, (key, value: unknown) =>
    SPELLING.has(key) ? undefined : typeof value === "string" ? value.replace(/\s+/g, " ") : value,
  );

export const samePlan = (one: Plan, other: Plan): boolean => meaning(one) === meaning(other);
