/**
 * Golden files: what a human reviewed. `REGLO_UPDATE=1` writes them again, for review with `git diff`;
 * continuous integration never writes one.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

const mayWrite = process.env["CI"] === undefined && process.env["REGLO_UPDATE"] === "1";

export function expectGolden(path: string, actual: string): void {
  if (mayWrite) writeFileSync(path, actual);
  expect(existsSync(path), `${path} is missing: REGLO_UPDATE=1 writes it`).toBe(true);
  expect(actual, `${path} is not what is written now: REGLO_UPDATE=1 writes it again, for review`).toBe(
    readFileSync(path, "utf8"),
  );
}
