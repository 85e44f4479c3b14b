/** Examples of a version that are dated outside its validity: it would never be asked about such a dossier. */
import type { Example, Plan } from "../../plan/plan.js";
import type { Context } from "./context.js";
import { before } from "./parameters.js";

export function lintExamples(examples: readonly Example[], validity: Plan["validity"], ctx: Context): void {
  const { selector } = ctx;
  const written = ctx.unit.header.validity;
  if (selector === undefined || validity === undefined || written === undefined) return;
  const key = ctx.inputs.get(selector.field)?.key ?? selector.field;
  for (const example of examples) {
    // What a library gives as an example holds in all the versions that import it, whatever its date.
    if (example.place.file !== ctx.unit.module.main.path) continue;
    // A dossier that no version takes is refused: to expect so is right.
    if (example.expectations.some((e) => e.kind === "invalid")) continue;
    const given = Object.hasOwn(example.dossier, key) ? example.dossier[key] : undefined;
    if (given === undefined) continue;
    const moment = String(given);
    if (!before(moment, validity.from) && (validity.to === undefined || !before(validity.to, moment))) continue;
    ctx.report("exemple-hors-validité", example.place, {
      champ: selector.field,
      valeur: moment,
      version: ctx.unit.module.main.path.replace(/^.*\//, "").replace(/\.rules$/i, ""),
      validité: ctx.textOf(written.span).replace(/\s+/g, " "),
    });
  }
}
