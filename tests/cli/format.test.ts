/** `reglo format` as it is typed. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runIn } from "./run-in.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reglo-format-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test("rewrites what differs, and only that", async () => {
  writeFileSync(join(folder, "a.rules"), "définition a = 1>=2\n");
  writeFileSync(join(folder, "b.rules"), "définition b = 1 ≥ 2\n");
  expect(await runIn(folder, ["format", ".", "--check"])).toEqual({ code: 1, out: "a.rules\n", err: "" });
  expect(readFileSync(join(folder, "a.rules"), "utf8")).toBe("définition a = 1>=2\n");
  expect(await runIn(folder, ["format", "."])).toEqual({ code: 0, out: "a.rules\n", err: "" });
  expect(readFileSync(join(folder, "a.rules"), "utf8")).toBe("définition a = 1 ≥ 2\n");
  expect(await runIn(folder, ["format", ".", "--check"])).toEqual({ code: 0, out: "", err: "" });
  expect(readdirSync(folder)).toEqual(["a.rules", "b.rules"]);
});

test("leaves a text with an error as it was, and names the first", async () => {
  writeFileSync(join(folder, "a.rules"), "définition a = (1>=2\n");
  const { code, out, err } = await runIn(folder, ["format", "."]);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("a.rules:1:");
  expect(readFileSync(join(folder, "a.rules"), "utf8")).toBe("définition a = (1>=2\n");
});

test("from the standard input", async () => {
  const { code, out } = await runIn(folder, ["format", "--stdin"], "définition a = 1!=2\n");
  expect([code, out]).toEqual([0, "définition a = 1 ≠ 2\n"]);
});
