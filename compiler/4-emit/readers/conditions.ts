/** « présent si » conditions as code over the values just read. The same conditions are said to the validator by `sayable` in `schema.ts`. */
import type { Comparison, Expr, Field } from "../../../plan/plan.js";
import { floor, negate } from "../../../runtime/rational.js";
import { repOf } from "../code.js";
import { enumNamed } from "../code.js";
import type { Model } from "../model.js";
import { quote } from "../names.js";
import { timesTen } from "./fields.js";

/** An object whose fields are in variables. */
export interface Siblings {
  readonly fields: readonly Field[];
  /** Of a structure, whose condition reads fields of `self`; else of the dossier. */
  readonly struct: string | undefined;
  readonly variableOf: (field: Field) => string;
}

/** The condition as code; undefined for what it does not know. */
export function conditionCode(model: Model, e: Expr, siblings: Siblings): string | undefined {
  const sub = (part: Expr): string | undefined => conditionCode(model, part, siblings);
  const joined = (parts: readonly Expr[], operator: string): string | undefined => {
    const codes = parts.map(sub);
    return codes.every((c) => c !== undefined) ? `(${codes.join(` ${operator} `)})` : undefined;
  };
  switch (e.kind) {
    case "and":
      return joined(e.items, "&&");
    case "or":
      return joined(e.items, "||");
    case "not": {
      const inner = sub(e.value);
      return inner === undefined ? undefined : `!${inner}`;
    }
    case "constant":
      return typeof e.value === "boolean" ? String(e.value) : undefined;
    case "input":
    case "field": {
      const field = siblingOf(e, siblings);
      return field?.type.kind === "boolean" ? siblings.variableOf(field) : undefined;
    }
    case "present": {
      const field = siblingOf(e.value, siblings);
      return field && `(${siblings.variableOf(field)} !== undefined)`;
    }
    case "member": {
      const field = siblingOf(e.value, siblings);
      if (!field || e.list.kind !== "list") return undefined;
      const tests = e.list.items.map((item) => comparison(model, field, "=", item, siblings.variableOf(field)));
      return tests.every((t) => t !== undefined) ? `(${["false", ...tests].join(" || ")})` : undefined;
    }
    case "compare": {
      const field = siblingOf(e.left, siblings);
      return field && comparison(model, field, e.op, e.right, siblings.variableOf(field));
    }
    default:
      return undefined;
  }
}

function siblingOf(part: Expr, { fields, struct }: Siblings): Field | undefined {
  const isOwn =
    struct === undefined
      ? part.kind === "input"
      : part.kind === "field" && part.object.kind === "variable" && part.object.name === "self";
  return isOwn ? fields.find((f) => f.name === (part as { readonly field: string }).field) : undefined;
}

/** A field that is there, compared with a constant of its type. */
function comparison(model: Model, field: Field, op: Comparison, right: Expr, value: string): string | undefined {
  if (right.kind !== "constant" || field.presence !== "always") return undefined;
  const is = (text: string): string => `(${value} ${op === "=" ? "===" : "!=="} ${text})`;
  const isEquality = op === "=" || op === "≠";
  if (typeof right.value === "boolean") return isEquality ? is(String(right.value)) : undefined;
  const { type } = field;
  switch (type.kind) {
    case "text":
      return isEquality ? is(quote(right.value)) : undefined;
    case "enum": {
      const constant = enumNamed(model.plan, type.name).constants.find((c) => c.name === right.value);
      return isEquality && constant ? is(quote(constant.key)) : undefined;
    }
    case "number": {
      const rep = repOf(type);
      if (rep.kind !== "int") return undefined;
      const limit = timesTen(right.value, rep.scale);
      const [below, above] = [floor(limit), -floor(negate(limit))];
      switch (op) {
        case "=":
        case "≠":
          return below === above ? is(String(below)) : String(op === "≠");
        case "<":
          return `(${value} < ${above})`;
        case "≤":
          return `(${value} <= ${below})`;
        case ">":
          return `(${value} > ${below})`;
        case "≥":
          return `(${value} >= ${above})`;
      }
    }
    // falls through
    default:
      return undefined;
  }
}
