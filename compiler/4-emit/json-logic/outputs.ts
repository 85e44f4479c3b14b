/** Values as a verdict writes them, and as the keys of elements. */
import type { Type } from "../../../plan/plan.js";
import type { Logic } from "../../../json-logic/document.js";
import type { Code } from "./code.js";

/** As JSON; absent and blocked stay as they are. */
export function raw(type: Type, { logic, rep }: Code): Logic {
  switch (type.kind) {
    case "number":
      if (rep.kind === "exact") return { "exact-to-json": [logic] };
      return rep.kind === "scaled" && rep.scale > 0 ? { decimal: [logic, rep.scale] } : logic;
    case "date":
      return { iso: [logic] };
    case "duration":
      return { "duration-text": [logic, type.unit] };
    default:
      return logic;
  }
}

/** As a part of an element's key: a text, absent where the value is. */
export function keyText(type: Type, code: Code): Logic {
  const { logic, rep } = code;
  if (type.kind === "number")
    return { "exact-to-text": [rep.kind === "scaled" ? { exact: [logic, rep.scale] } : logic] };
  if (type.kind === "boolean") return { if: [{ "===": [logic, null] }, null, logic, "true", "false"] };
  return raw(type, code);
}
