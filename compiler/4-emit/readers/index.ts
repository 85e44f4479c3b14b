/**
 * The readers of a version: a module that goes from a dossier to its internal form in one pass, with the validator's checks, from bytes of plain
 * JSON (`bytes.ts`) or from JSON values (`values.ts`). Both give up on anything unusual, and make objects of the very shape that `readDossier`
 * gives them.
 */
import type { ModuleWriter } from "../module-writer.js";
import { commentText } from "../names.js";
import { repOf } from "../code.js";
import { bytesReader, canReadBytes } from "./bytes.js";
import { linksOf } from "./links.js";
import { ReaderModule } from "./reader-module.js";
import { valuesReader } from "./values.js";

export interface Readers {
  /** The module, as JavaScript that nobody laid out, and its types. */
  readonly js: string;
  readonly dts: string;
  /** What it exports. */
  readonly names: readonly ("readBytes" | "readValues")[];
}

/** Undefined where elements are told apart by what only a rational holds. */
export function readersOf(module: ModuleWriter): Readers | undefined {
  const { plan } = module;
  const reader = new ReaderModule(module);
  const identifying = reader.structs.flatMap((struct) => reader.identifyingField(struct) ?? []);
  if (identifying.some((field) => repOf(field.type).kind === "rational")) return undefined;
  for (const struct of [...reader.structs, undefined]) reader.object(struct);
  const links = linksOf(module, reader.structs, reader.names);
  reader.functions.push(...links.functions);
  const readsBytes = canReadBytes(reader);
  if (readsBytes) reader.functions.push(...bytesReader(reader, links.ofDossier));
  reader.functions.push(...valuesReader(reader, links.ofDossier));
  const title = `${plan.title ?? plan.code}, ${plan.versionTitle ?? plan.version}`;
  const js = reader.text(`// ${commentText(`Réglo : ${title}. Fichier produit par compilation ; ne pas modifier.`)}`);
  return readsBytes
    ? { js, dts: typesOf("JsonScanner, JsonValues", BYTES, VALUES), names: ["readBytes", "readValues"] }
    : { js, dts: typesOf("JsonValues", VALUES), names: ["readValues"] };
}

const BYTES = `/** The dossier that starts there, in internal form; undefined where the ordinary road must be taken. */
export declare function readBytes(scanner: JsonScanner, from: number): unknown;`;
const VALUES = `/** The dossier in internal form; undefined where the ordinary road must be taken. */
export declare function readValues(values: JsonValues, json: unknown): unknown;`;

const typesOf = (types: string, ...functions: readonly string[]): string =>
  `import type { ${types} } from "../runtime.js";\n${functions.join("\n")}\n`;
