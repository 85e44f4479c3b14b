/**
 * A cohort: thousands of dossiers, one JSON a line, against the verdicts expected of them, one a line. Read line by line; a line that is
 * broken is told of with its number and stops nothing.
 */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Pack } from "../runtime/pack.js";
import { parseJson, type JsonFault } from "./parse-json.js";
import { changesBetween, keptOf, type Change } from "./goldens.js";

export interface BrokenLine {
  readonly file: "dossiers" | "expected";
  readonly line: number;
  readonly reason: JsonFault;
}

/** Dossiers whose verdict differs, by the rule behind the difference. */
export interface DifferenceGroup {
  /** The rules that make the difference, by identifier; none when a dossier is refused, or only its reasons differ. */
  readonly rules: readonly string[];
  readonly count: number;
  /** The first one: its line, and what differs. */
  readonly line: number;
  readonly changes: readonly Change[];
  readonly version?: string;
}

export interface CohortResult {
  readonly judged: number;
  readonly differing: number;
  readonly groups: readonly DifferenceGroup[];
  readonly broken: readonly BrokenLine[];
  /** Lines that one file has and the other does not. */
  readonly unpaired: { readonly dossiers: number; readonly expected: number };
}

const lines = (path: string): AsyncIterator<string> =>
  createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity })[Symbol.asyncIterator]();

/** Judges every dossier and compares; `told` is called now and then with the number of lines read. Throws when a file cannot be read. */
export async function runCohort(
  pack: Pack,
  code: string,
  paths: { readonly dossiers: string; readonly expected: string },
  told: (read: number) => void = () => undefined,
): Promise<CohortResult> {
  const dossiers = lines(paths.dossiers);
  const expected = lines(paths.expected);
  const broken: BrokenLine[] = [];
  const groups = new Map<string, { first: DifferenceGroup; count: number }>();
  const unpaired = { dossiers: 0, expected: 0 };
  let [line, judged, differing] = [0, 0, 0];
  const read = (file: BrokenLine["file"], text: string): { readonly json: unknown } | undefined => {
    const parsed = parseJson("", new TextEncoder().encode(text));
    if ("json" in parsed) return parsed;
    broken.push({ file, line, reason: parsed.fault });
    return undefined;
  };
  for (;;) {
    const [one, other] = [await dossiers.next(), await expected.next()];
    if (one.done === true && other.done === true) break;
    line++;
    if (line % 1000 === 0) told(line);
    if (one.done === true || other.done === true) {
      unpaired[one.done === true ? "expected" : "dossiers"]++;
      continue;
    }
    if (one.value.trim() === "" && other.value.trim() === "") continue;
    const dossier = read("dossiers", one.value);
    const kept = read("expected", other.value);
    if (dossier === undefined || kept === undefined) continue;
    judged++;
    const verdict = keptOf(pack.evaluate(code, dossier.json));
    const changes = changesBetween(withoutDigest(kept.json), verdict);
    if (changes.length === 0) continue;
    differing++;
    const rules = [...new Set(changes.flatMap((change) => ("rules" in change ? change.rules : [])))];
    const version = "version" in verdict ? verdict.version : undefined;
    const key = JSON.stringify([version, rules, changes.map(({ kind }) => kind)]);
    const group = groups.get(key);
    if (group) group.count++;
    else
      groups.set(key, {
        first: { rules, count: 1, line, changes, ...(version === undefined ? {} : { version }) },
        count: 1,
      });
  }
  const counted = [...groups.values()].map(({ first, count }) => ({ ...first, count }));
  counted.sort((a, b) => b.count - a.count || a.line - b.line);
  return { judged, differing, groups: counted, broken, unpaired };
}

/** Verdicts may be kept as `evaluate --json` prints them. */
function withoutDigest(json: unknown): unknown {
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(Object.entries(json).filter(([key]) => key !== "digest"));
}
