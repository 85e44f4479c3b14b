/** The rooms of the project, what each may import, and the one home of each heavy dependency: the drawing of ARCHITECTURE.md as data. */
import type { Import } from "./imports.js";

interface Room {
  /** Rooms, or single files, of the project. */
  readonly mayImport: readonly string[];
  /** Of these, types only: nothing of them is loaded. */
  readonly mayImportTypes?: readonly string[];
  readonly packages: readonly string[];
  /** Files or folders that may use Node's own modules. */
  readonly node: readonly string[];
}

export const ROOMS: Readonly<Record<string, Room>> = {
  diagnostics: { mayImport: [], packages: ["fastest-levenshtein", "picocolors"], node: [] },
  grammar: { mayImport: ["diagnostics"], packages: ["chevrotain"], node: [] },
  plan: { mayImport: [], packages: [], node: [] },
  runtime: { mayImport: [], packages: [], node: ["runtime/open-pack.ts"] },
  compiler: {
    mayImport: [
      "diagnostics",
      "grammar",
      "plan",
      // Exact numbers, days and pointers, which compiling and deciding must understand alike.
      "runtime/rational.ts",
      "runtime/calendar.ts",
      "runtime/numbers.ts",
      "runtime/pointer.ts",
    ],
    // The shapes of what is emitted.
    mayImportTypes: ["runtime", "json-logic/document.ts"],
    packages: ["ts-morph", "esbuild", "prettier", "ajv"],
    node: [],
  },
  editor: { mayImport: ["diagnostics", "grammar"], packages: ["prettier"], node: [] },
  interpreter: { mayImport: ["plan", "runtime"], packages: [], node: [] },
  "json-logic": {
    mayImport: ["runtime/rational.ts", "runtime/calendar.ts", "runtime/numbers.ts", "runtime/lists.ts"],
    // The shape of a verdict.
    mayImportTypes: ["runtime"],
    packages: ["json-logic-js"],
    node: [],
  },
  harness: {
    mayImport: ["diagnostics", "plan", "runtime", "compiler", "interpreter", "json-logic"],
    packages: ["junit-report-builder", "fast-check", "piscina"],
    node: ["harness"],
  },
  cli: {
    mayImport: [
      "diagnostics",
      "grammar",
      "plan",
      "runtime",
      "compiler",
      "interpreter",
      "json-logic",
      "harness",
      "editor",
    ],
    packages: ["commander", "chokidar", "@clack/prompts", "piscina", "csv-stringify", "diff"],
    node: ["cli"],
  },
  vitest: {
    // Regulations are found, read and told as the command does.
    mayImport: ["diagnostics", "plan", "runtime", "compiler", "harness", "cli/sources.ts", "cli/findings.ts"],
    packages: ["vitest"],
    node: ["vitest"],
  },
};

/** Heavy dependencies: where they may be named, and in how many files. */
export const HOMES: Readonly<
  Record<
    string,
    {
      readonly under: string | readonly string[];
      /** A second home, itself loaded late. */
      readonly also?: string;
      readonly files?: number;
      readonly isLazy?: boolean;
    }
  >
> = {
  chevrotain: { under: "grammar" },
  "ts-morph": { under: "compiler/4-emit", files: 1, isLazy: true },
  // Bundles the command too.
  esbuild: { under: "compiler/4-emit", also: "scripts", files: 1, isLazy: true },
  // The formatter, which needs it at once, is itself loaded late.
  prettier: { under: "compiler/4-emit", also: "editor", files: 1, isLazy: true },
  ajv: { under: "compiler/4-emit", isLazy: true },
  commander: { under: "cli", files: 2 },
  diff: { under: "cli/fix", files: 1 },
  chokidar: { under: "cli", files: 1, isLazy: true },
  "@clack/prompts": { under: "cli", files: 1, isLazy: true },
  "junit-report-builder": { under: "harness", files: 1, isLazy: true },
  piscina: { under: ["harness/mutants", "cli/batch"], files: 4 },
  "csv-stringify": { under: "cli/batch", files: 1 },
  "json-logic-js": { under: "json-logic", files: 1 },
  "fast-check": { under: "harness/generate" },
  vitest: { under: "vitest", files: 2 },
  picocolors: { under: "diagnostics", files: 1 },
  "fastest-levenshtein": { under: "diagnostics", files: 1 },
};

const isUnder = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);
const roomOf = (path: string): string => path.split("/")[0] ?? "";
const packageOf = (specifier: string): string => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

/** Sentences, one per import that breaks an arrow. */
export function brokenArrows(imports: readonly Import[]): readonly string[] {
  return imports.flatMap(({ from, to, isLocal, kind }) => {
    const room = ROOMS[roomOf(from)];
    if (room === undefined) return [`${from} stands in no known room`];
    if (isLocal) {
      const places = [...room.mayImport, ...(kind === "type" ? (room.mayImportTypes ?? []) : [])];
      const isAllowed = roomOf(to) === roomOf(from) || places.some((place) => isUnder(to, place));
      return isAllowed ? [] : [`${from} may not import ${to}`];
    }
    if (to.startsWith("node:"))
      return room.node.some((place) => isUnder(from, place)) ? [] : [`${from} may not use ${to}`];
    return room.packages.includes(packageOf(to)) ? [] : [`${from} may not use the package ${to}`];
  });
}

/**
 * Sentences, one per import that goes back up the compiler: a phase uses itself and earlier ones, and what is written is written
 * from the plan alone.
 */
export function brokenPhases(imports: readonly Import[]): readonly string[] {
  const phaseOf = (path: string): number => Number(/^compiler\/(\d)-/.exec(path)?.[1] ?? 0);
  const isAboveThePlan = (path: string): boolean => roomOf(path) === "grammar" || [1, 2, 3].includes(phaseOf(path));
  return imports.flatMap(({ from, to }) => {
    if (phaseOf(from) > 0 && phaseOf(to) > phaseOf(from)) return [`${from} may not import ${to}, a later phase`];
    return phaseOf(from) === 4 && isAboveThePlan(to)
      ? [`${from} may not import ${to}: it writes from the plan alone`]
      : [];
  });
}

/** Sentences, one per heavy dependency found out of its home, in too many files, or loaded before it is needed. */
export function strayDependencies(imports: readonly Import[]): readonly string[] {
  return Object.entries(HOMES).flatMap(([name, { under, also, files, isLazy = false }]) => {
    const uses = imports.filter(
      ({ from, to, isLocal }) => !isLocal && packageOf(to) === name && !(also !== undefined && isUnder(from, also)),
    );
    const homes = new Set(uses.filter(({ kind }) => kind !== "type").map(({ from }) => from));
    return [
      ...uses
        .filter(({ from }) => ![under].flat().some((place) => isUnder(from, place)))
        .map(({ from }) => `${name} is used by ${from}, out of ${[under].flat().join(", ")}`),
      ...(files !== undefined && homes.size > files
        ? [`${name} is used by ${[...homes].join(", ")}: ${files} at most`]
        : []),
      ...uses
        .filter(({ kind }) => isLazy && kind === "static")
        .map(({ from }) => `${name} is loaded at once by ${from}`),
    ];
  });
}
