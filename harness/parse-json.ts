/** JSON beside regulations, read as strictly as candidate files are: no key given twice, no number that a double would change. */
import { Texts, toMessage, type Language } from "../diagnostics/render.js";
import { jsonFaults } from "./json-faults.js";
import { decode } from "./read-text.js";

/** What is wrong, in a sentence for each language, and where. */
export interface JsonFault {
  readonly line: number;
  readonly fr: string;
  readonly en: string;
}

/** The value that the bytes write, or the first thing that is wrong with them; never throws, whatever the bytes. */
export function parseJson(file: string, bytes: Uint8Array): { readonly json: unknown } | { readonly fault: JsonFault } {
  const { source, fault } = decode(file, bytes);
  const [first] = fault === undefined ? jsonFaults(file, source.text) : [fault];
  if (first === undefined) return { json: JSON.parse(source.text) as unknown };
  const texts = new Texts([source]);
  const said = (lang: Language): string => toMessage(first, texts, lang).message;
  return { fault: { line: toMessage(first, texts, "fr").line, fr: said("fr"), en: said("en") } };
}
