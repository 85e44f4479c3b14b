/** What people give in place of one dossier a line: in comes the beginning of a file, out goes a refusal that says what to do. */
import { WrongUse, type Sentence } from "../wrong-use.js";

/** Throws `WrongUse` for a list, a dossier on several lines, a table, a workbook, or UTF-16. `path` is left out for standard input. */
export function refuseOtherFormats(head: Uint8Array, isWhole: boolean, path: string | undefined): void {
  const found = otherFormat(head, isWhole, path ?? "cohorte.json");
  if (found === undefined) return;
  const [fr, en] = path === undefined ? ["L'entrée standard", "Standard input"] : [`« ${path} »`, `« ${path} »`];
  throw new WrongUse({ fr: `${fr} ${found.fr}`, en: `${en} ${found.en}` });
}

const startsWith = (head: Uint8Array, ...signs: readonly number[]): boolean =>
  signs.every((sign, i) => head[i] === sign);

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

function otherFormat(head: Uint8Array, isWhole: boolean, path: string): Sentence | undefined {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04))
    return {
      fr: "est un classeur ou une archive (.xlsx, .ods, .zip). Un lot se donne en NDJSON : un dossier JSON par ligne.",
      en: "is a workbook or an archive (.xlsx, .ods, .zip). A batch is given as NDJSON: one JSON dossier a line.",
    };
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff))
    return {
      fr: "est enregistré en UTF-16. Enregistrez-le à nouveau en choisissant l'encodage « UTF-8 ».",
      en: "is saved as UTF-16. Save it again with the encoding « UTF-8 ».",
    };
  const text = new TextDecoder().decode(head).trimStart();
  const lines = text.split("\n").map((line) => line.trim());
  const [first = "", second] = lines;
  const lined = path.replace(/(?:\.[^.]*)?$/, ".ndjson");
  // A list on one line may be a line that is broken, among others that are not.
  const isAlone = lines.slice(1).every((line) => line === "") && (isWhole || lines.length === 1);
  if (first.startsWith("[") && (isAlone || !isJson(first)))
    return {
      fr: `est une liste JSON. Un lot se donne un dossier par ligne, sans crochets ni virgules entre eux ; par exemple avec jq : jq -c '.[]' ${path} > ${lined}`,
      en: `is a JSON list. A batch is given one dossier a line, without brackets or commas between them; with jq for instance: jq -c '.[]' ${path} > ${lined}`,
    };
  if (first === "{")
    return {
      fr: `contient un dossier écrit sur plusieurs lignes. Un lot se donne un dossier par ligne ; par exemple avec jq : jq -c . ${path} > ${lined}`,
      en: `holds a dossier written on several lines. A batch is given one dossier a line; with jq for instance: jq -c . ${path} > ${lined}`,
    };
  const isTable = (line: string): boolean => /[;,\t]/.test(line) && !/^[{["]?\{/.test(line) && !isJson(line);
  if (isTable(first) && !first.startsWith("{") && (second === undefined ? isWhole : isTable(second) || second === ""))
    return {
      fr: "ressemble à un tableau (CSV). Un lot se donne en NDJSON : un dossier JSON par ligne, avec les champs que le règlement déclare.",
      en: "looks like a table (CSV). A batch is given as NDJSON: one JSON dossier a line, with the fields that the regulation declares.",
    };
  return undefined;
}
