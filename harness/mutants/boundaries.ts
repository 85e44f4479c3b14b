/** The first and the last day (year) of a version, which a hasty reader may set one further: an example, or a golden, says of each that it is in. */
import type { Place, Plan } from "../../plan/plan.js";
import { childOf } from "../../runtime/pointer.js";
import { selectorKey } from "../version.js";
import type { Mutant } from "./mutants.js";
import type { Question } from "./search.js";
import type { Subject } from "./subject.js";

export interface Boundaries {
  readonly total: number;
  readonly open: readonly Question[];
}

/** For a bound that nothing known stands on, an example of the version moved to it; nothing where none can be. */
export function boundaryQuestions(
  versions: readonly number[],
  subjects: readonly Subject[],
  wanted: (plan: Plan, mutant: Mutant) => boolean,
): Boundaries {
  let total = 0;
  const open = versions.flatMap((version): Question[] => {
    const subject = subjects[version] as Subject;
    const key = selectorKey(subject.plan);
    if (key === undefined) return [];
    return boundsOf(subject.plan)
      .filter((mutant) => wanted(subject.plan, mutant))
      .flatMap((mutant) => {
        total++;
        const bound = mutant.from ?? "";
        if (subject.known.some(({ dossier }) => String(childOf(dossier, key)) === bound)) return [];
        const question = movedTo(bound, key, version, subject, mutant);
        if (question === undefined) total--;
        return question ?? [];
      });
  });
  return { total, open };
}

function boundsOf(plan: Plan): readonly Mutant[] {
  const { from, to } = plan.validity ?? {};
  const place: Place = { file: plan.files[0] ?? "", start: 0, end: 0, line: 1, column: 1 };
  return (
    [
      ["premier", from],
      ["dernier", to],
    ] as const
  ).flatMap(([variant, bound]) =>
    bound === undefined
      ? []
      : [
          {
            key: `version:${variant} ${place.file}`,
            kind: "version" as const,
            variant,
            place,
            owner: { kind: "version" as const, name: plan.version },
            from: bound,
            changes: new Map(),
            plan: () => plan,
          },
        ],
  );
}

/** The first example that is still judged on that day. */
function movedTo(bound: string, key: string, version: number, subject: Subject, mutant: Mutant): Question | undefined {
  for (const { dossier, parameters } of subject.known) {
    if (typeof dossier !== "object" || dossier === null) continue;
    const value = subject.plan.selector?.kind === "year" ? Number(bound) : bound;
    const draw = { dossier: { ...dossier, [key]: value }, parameters };
    const own = subject.decide(draw);
    if ("body" in own) return { version, draw, own, readings: [{ mutant }] };
  }
  return undefined;
}
