/** Reads a candidate file: in comes a path, or `-` for standard input, out goes its JSON value or the findings about its text. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Source } from "../diagnostics/source.js";
import { jsonFaults } from "../harness/json-faults.js";
import { decode } from "../harness/read-text.js";
import type { Terminal } from "./terminal.js";
import { systemReason, WrongUse } from "./wrong-use.js";

export interface ReadDossier {
  readonly source: Source;
  readonly findings: readonly Diagnostic[];
  /** Only without findings. */
  readonly json?: unknown;
}

function bytesOf(path: string, terminal: Terminal): Uint8Array {
  try {
    return path === "-" ? terminal.readStandardInput() : readFileSync(resolve(terminal.cwd, path));
  } catch (failure) {
    const reason = systemReason(failure);
    if (path === "-")
      throw new WrongUse({
        fr: `L'entrée standard ne peut pas être lue : ${reason.fr}.`,
        en: `Standard input cannot be read: ${reason.en}.`,
      });
    throw new WrongUse({
      fr: `Le dossier « ${path} » ne peut pas être lu : ${reason.fr}.`,
      en: `The dossier « ${path} » cannot be read: ${reason.en}.`,
    });
  }
}

/** Throws `WrongUse` when there is nothing to read. */
export function readDossier(path: string, terminal: Terminal): ReadDossier {
  const { source, fault } = decode(path, bytesOf(path, terminal));
  const findings = fault === undefined ? jsonFaults(path, source.text) : [fault];
  return findings.length > 0 ? { source, findings } : { source, findings, json: JSON.parse(source.text) as unknown };
}
