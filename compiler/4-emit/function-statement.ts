/** A function as a statement: its signature and the text of its body come in. */
import { reads } from "./names.js";
import type { Statement } from "./typescript.js";

/** Parameters have a `_` before their name where the body does not read them; a type that ends with `?` makes one optional. */
export function withParameters(
  {
    name,
    parameters,
    returns,
    comment,
  }: {
    readonly name: string;
    readonly parameters: Readonly<Record<string, string>>;
    readonly returns: string;
    readonly comment?: string;
  },
  body: string,
): Statement {
  const made = Object.entries(parameters).map(([parameter, type]) => {
    return {
      name: reads(body, parameter) ? parameter : `_${parameter}`,
      type: type.replace(/\?$/, ""),
      optional: type.endsWith("?"),
    };
  });
  return { function: name, parameters: made, returns, body, ...(comment === undefined ? {} : { comment }) };
}
