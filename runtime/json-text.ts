/**
 * The ordinary road from bytes to JSON: in come the bytes of one JSON text, out goes its value, or everything wrong with the text as
 * errors of a dossier. UTF-8 is read strictly, a byte order mark is left out, letters are composed (NFC).
 */
import type { Lang } from "./format.js";
import { jsonFaults, type JsonFault, type JsonFill } from "./json-faults.js";
import { JSON_SENTENCES, type JsonTextCode } from "./json-sentences.generated.js";
import type { InvalidDossier } from "./verdict.js";

type TextErrors = InvalidDossier["errors"];

/** The value that the bytes write, or what is wrong with them; never throws, whatever the bytes. */
export function readJsonText(
  bytes: Uint8Array,
  lang: Lang,
): { readonly json: unknown } | { readonly errors: TextErrors } {
  const text = decoded(bytes, true);
  if (text === undefined) {
    const lenient = decoded(bytes, false) ?? "";
    const start = Math.max(0, lenient.indexOf("\ufffd"));
    return { errors: [errorOf({ code: "fichier-non-utf-8", start, pointer: "", values: {} }, lenient, lang)] };
  }
  const faults = jsonFaults(text);
  return faults.length === 0
    ? { json: JSON.parse(text) as unknown }
    : { errors: faults.map((fault) => errorOf(fault, text, lang)) };
}

const STRICT = new TextDecoder("utf-8", { fatal: true });
const LENIENT = new TextDecoder("utf-8");

function decoded(bytes: Uint8Array, isStrict: boolean): string | undefined {
  try {
    return (isStrict ? STRICT : LENIENT)
      .decode(bytes)
      .replace(/^\uFEFF/, "")
      .normalize("NFC");
  } catch {
    return undefined;
  }
}

type TextFault = Pick<JsonFault, "start" | "pointer" | "values"> & { readonly code: JsonTextCode };

function errorOf({ code, start, pointer, values }: TextFault, text: string, lang: Lang): TextErrors[number] {
  const before = text.slice(0, start);
  const line = before.split(/\r\n|\n|\r/);
  return { pointer, code, message: sentence(code, values, lang), line: line.length, column: line.at(-1)!.length + 1 };
}

/** What a line is refused with when it is longer than a dossier can be, before anything of it is read; `longest` in bytes. */
export function tooLong(regulation: string, longest: number, lang: Lang): InvalidDossier {
  const mebibytes = longest / 1024 / 1024;
  const limit = Number.isInteger(mebibytes)
    ? { fr: `${mebibytes} Mio`, en: `${mebibytes} MiB` }
    : { fr: `${longest} octets`, en: `${longest} bytes` };
  const code = "ligne-trop-longue";
  return { regulation, errors: [{ pointer: "", code, message: sentence(code, { limite: limit }, lang) }] };
}

/** What is quoted from the text is cut after this many signs. */
const LONGEST_QUOTE = 200;

function sentence(code: JsonTextCode, values: JsonFault["values"], lang: Lang): string {
  const printed = (fill: JsonFill): string => {
    const text = typeof fill === "string" ? fill : fill[lang];
    return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  };
  return JSON_SENTENCES[code][lang].replace(/\{(\p{L}+)\}/gu, (_, name: string) => printed(values[name] ?? ""));
}
