/**
 * The reader of one kind of object: in its keys' order of declaration, as `JSON.stringify` writes it, where keys are compared several bytes
 * at a time; and in any order, with white space.
 */
import { commentText } from "../names.js";
import { madeOf, type MadeObject, type ObjectField } from "./objects.js";

export interface ReadField {
  readonly field: ObjectField;
  /** Statements that read the value which stands at `at`, in that order, into the field's variable, and leave `s.at` after it. */
  readonly read: (at: string, isOrdered: boolean) => string;
}

export interface ReadObject {
  /** The functions' names. */
  readonly ordered: string;
  readonly inAnyOrder: string;
  /** The constant with the keys, for any order. */
  readonly keys: string;
  readonly made: MadeObject;
  readonly fields: readonly ReadField[];
}

const [BRACE, END_BRACE, COMMA, SPACE] = ["0x7b", "0x7d", "0x2c", "0x20"];

/** The variables of the values that are given on. */
const variables = ({ fields }: ReadObject): readonly string[] =>
  fields.flatMap(({ field }) => (field.isGiven ? [`let ${field.variable};`] : []));

/** The test that these bytes stand at `i` + `shift`. INVARIANT: there are four at least. */
function bytesStand(text: string, shift: number): string {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(bytes.buffer);
  const words: string[] = [];
  const word = (k: number): void => {
    const at = k + shift === 0 ? "i" : `i + ${k + shift}`;
    const value = view.getInt32(k, true);
    words.push(`view.getInt32(${at}, true) === ${value < 0 ? "-" : ""}0x${Math.abs(value).toString(16)}`);
  };
  let k = 0;
  for (; k + 4 <= bytes.length; k += 4) word(k);
  if (k < bytes.length) word(bytes.length - 4);
  return words.join(" && ");
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

/** As `JSON.stringify` writes it. */
export function orderedReader(object: ReadObject): string {
  const lines: string[] = [];
  let isFirst = true;
  /** Whether a key must already have come. */
  let isAfter = false;
  for (const { field, read } of object.fields) {
    const key = `"${field.key}":`;
    const before = isAfter ? "," : isFirst ? "{" : "";
    const head = before + key;
    const size = sizeOf(key) + 1;
    const stands =
      before === "" ? `bytes[i] === (i === from ? ${BRACE} : ${COMMA}) && ${bytesStand(key, 1)}` : bytesStand(head, 0);
    lines.push(`// ${commentText(head)}`);
    const value = [read(`i + ${size}`, true), "if ((i = s.at) < 0) return undefined;"];
    if (field.presence === "always") {
      lines.push(`if (!(${stands})) return s.giveUp();`, ...value);
      isAfter = true;
    } else lines.push(`if (${stands}) {`, ...value, "}");
    isFirst = false;
  }
  return [
    `function ${object.ordered}(s, from) {`,
    "const { bytes, view } = s;",
    ...variables(object),
    "let i = from;",
    ...lines,
    `if (bytes[i] !== ${END_BRACE}) return s.giveUp();`,
    "s.at = i + 1;",
    madeOf(object.made),
    "}",
  ].join("\n");
}

/** How many keys can be told from each other as seen, as bits of an integer. */
export const MOST_KEYS = 30;

/** Its keys in any order, with white space. */
export function anyOrderReader(object: ReadObject): string {
  const { fields } = object;
  const required = fields.reduce((bits, { field }, i) => (field.presence === "always" ? bits | (1 << i) : bits), 0);
  const cases = fields.flatMap(({ field, read }, i) => [
    `case ${i}: // ${commentText(field.key)}`,
    read("s.at", false),
    "break;",
  ]);
  return [
    `function ${object.inAnyOrder}(s, from) {`,
    "const { bytes } = s;",
    ...variables(object),
    `if (bytes[from] !== ${BRACE}) return s.giveUp();`,
    "let i = s.space(from + 1);",
    "let seen = 0;",
    "let key = -1;",
    `while (bytes[i] !== ${END_BRACE}) {`,
    `if (seen !== 0) {`,
    `if (bytes[i] !== ${COMMA}) return s.giveUp();`,
    "i = s.space(i + 1);",
    "}",
    `key = ${object.keys}.read(s, i, key);`,
    "if (key < 0 || (seen & (1 << key)) !== 0) return s.giveUp();",
    "seen |= 1 << key;",
    "switch (key) {",
    ...cases,
    "}",
    "if ((i = s.at) < 0) return undefined;",
    `if (bytes[i] <= ${SPACE}) i = s.space(i);`,
    "}",
    ...(required === 0 ? [] : [`if ((seen & ${required}) !== ${required}) return s.giveUp();`]),
    "s.at = i + 1;",
    madeOf(object.made),
    "}",
  ].join("\n");
}
