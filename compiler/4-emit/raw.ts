/** A value as it stands in a verdict. */
import { rawDuration } from "../../runtime/numbers.js";
import { assertNever } from "./assert-never.js";
import { broken, type Code } from "./code.js";
import { strictly } from "./logic.js";
import { quote } from "./names.js";
import * as numbers from "./numbers.js";
import type { Site } from "./site.js";

/** Code of type `Raw`: `null` where the value is absent; `undefined` where it is blocked. */
export function raw(c: Code, site: Site): Code {
  if (c.text === "undefined") return { ...c, text: "null", absent: false };
  // « Blocked » and « absent » change places: in a verdict absent is `null`, and what is blocked is left out.
  if (!c.absent && !c.blocked) return { ...c, text: rawText(c, site) };
  if (isAlreadyRaw(c) && !c.blocked) return { ...c, text: `(${c.text} ?? null)`, absent: false };
  const known = site.body.named(c);
  const value = strictly([{ ...known, absent: false, blocked: false }], site, ([v]) => ({
    ...v!,
    text: rawText(v!, site),
  }));
  const tests = [
    ...(known.blocked ? [`${known.text} === null ? undefined : `] : []),
    ...(known.absent ? [`${known.parts ? `${known.parts.d} === 0` : `${known.text} === undefined`} ? null : `] : []),
  ];
  const { parts: _, ...rest } = value;
  return { ...rest, text: `(${tests.join("")}${value.text})`, absent: false, blocked: known.blocked };
}

const isAlreadyRaw = (c: Code): boolean =>
  c.rep.kind === "boolean" ||
  c.rep.kind === "text" ||
  c.rep.kind === "enum" ||
  (c.rep.kind === "int" && c.rep.scale === 0);

export function rawText(c: Code, site: Site): string {
  const { rep } = c;
  switch (rep.kind) {
    case "boolean":
    case "text":
    case "enum":
      return c.text;
    case "date":
      return `${site.body.runtime("isoDate")}(${c.text})`;
    case "duration":
      return rep.min === rep.max
        ? quote(rawDuration(Number(rep.min), rep.unit))
        : `${site.body.runtime("rawDuration")}(${c.text}, "${rep.unit}")`;
    case "int":
    case "quotient":
    case "rational":
      return numbers.rawNumber(c, site.body);
    case "struct":
    case "document":
    case "list":
      return broken("a scalar in a verdict");
    default:
      return assertNever(rep);
  }
}
