/** Which fields of a dossier decide anything: all are validated, and only these are converted and kept. */
import type { Field, Plan } from "../../plan/plan.js";
import { everyExpr, type Model } from "./model.js";

/** The field of the dossier that tells which version judges it. */
export function selectingField({ selector, dossier }: Plan): Field | undefined {
  return selector && (dossier.find((f) => f.key === selector.field) ?? dossier.find((f) => f.name === selector.field));
}

export class ReadFields {
  private readonly inputs = new Set<string>();
  /** Of any structure: an element may be seen as one of the structure that its own completes. */
  private readonly fields = new Set<string>();

  constructor(model: Model) {
    const { plan } = model;
    const conditions = [...plan.dossier, ...plan.structs.flatMap((s) => s.fields)].flatMap((f) => f.when ?? []);
    for (const e of everyExpr([...model.allExprs(), ...conditions])) {
      if (e.kind === "input") this.inputs.add(e.field);
      else if (e.kind === "field") this.fields.add(e.field);
    }
    for (const { identifiedBy } of plan.structs) if (identifiedBy !== undefined) this.fields.add(identifiedBy);
    // The time of a dossier also says which values parameters have.
    const selecting = selectingField(plan);
    if (selecting) this.inputs.add(selecting.name);
  }

  /** Whether some expression may read it; `struct` is undefined for a field of the dossier. */
  has(struct: string | undefined, field: Field): boolean {
    return (struct === undefined ? this.inputs : this.fields).has(field.name);
  }
}
