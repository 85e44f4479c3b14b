/** Reads `nom=valeur` as typed on the command line: in come the texts, out goes the object that a pack takes. */
import { parseRational, toJson } from "../runtime/rational.js";
import { WrongUse } from "./wrong-use.js";

const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ["vrai", true],
  ["true", true],
  ["faux", false],
  ["false", false],
  ["null", null],
]);

/** `9,5` and `9.5` are numbers, `vrai` and `faux` booleans, `"10"` is a text, and so is everything else. */
function valueOf(text: string): unknown {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const quoted = /^"(.*)"$/.exec(text);
  if (quoted !== null) return quoted[1];
  if (!/^-?\d+(?:[.,]\d+)?$/.test(text)) return text;
  const number = parseRational(text.replace(",", "."));
  return number === undefined ? text : toJson(number);
}

/** Throws `WrongUse` for a text without `=`, and for a name given twice. */
export function readParameters(texts: readonly string[]): Readonly<Record<string, unknown>> {
  const values = new Map<string, unknown>();
  for (const text of texts) {
    const [, name, value] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/su.exec(text.normalize("NFC")) ?? [];
    if (name === undefined || value === undefined) {
      throw new WrongUse({
        fr: `Un paramètre s'écrit nom=valeur, trouvé « ${text} ».`,
        en: `A parameter is written name=value, found « ${text} ».`,
      });
    }
    if (values.has(name)) {
      throw new WrongUse({
        fr: `Le paramètre « ${name} » est donné deux fois.`,
        en: `The parameter « ${name} » is given twice.`,
      });
    }
    values.set(name, valueOf(value));
  }
  return Object.fromEntries(values);
}
