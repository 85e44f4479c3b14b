import { cpSync } from "node:fs";
import { expect, it } from "vitest";
import { runIn } from "./run-in.js";
import { scratch } from "./scratch.js";

it("draws what is asked, the same for the same seed, and says that the engines agree", async () => {
  const { folder } = scratch();
  cpSync("tests/cli/fixtures", folder, { recursive: true });
  const { code, out, err } = await runIn(folder, ["fuzz", "--runs", "200", "--seed", "3"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out.replace(/\(\d+ par seconde\)/, "")).toBe(
    "✓ essai 2025 — 200 dossiers\n200 dossiers tirés : les moteurs sont d'accord sur tous \n",
  );
});

it("refuses a number that is none, and a code that nothing has", async () => {
  const { folder } = scratch();
  cpSync("tests/cli/fixtures", folder, { recursive: true });
  const many = await runIn(folder, ["fuzz", "--runs", "beaucoup"]);
  expect([many.code, many.err]).toEqual([2, "L'option « --runs » attend un nombre entier, et non « beaucoup ».\n"]);
  const other = await runIn(folder, ["fuzz", "--code", "autre"]);
  expect([other.code, other.err]).toEqual([2, "Aucun règlement n'a le code « autre ».\n"]);
});
