/** `reglo format` as it is typed. */
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
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

test("tells of every file: what cannot be read, what cannot be written, what was", async () => {
  writeFileSync(join(folder, "a.rules"), "définition a = (1>=2\n");
  writeFileSync(join(folder, "b.rules"), "définition b = 1>=2\n");
  writeFileSync(join(folder, "c.rules"), "définition c = )\n\ndéfinition d = )\n");
  const { code, out, err } = await runIn(folder, ["format", "."]);
  expect([code, out]).toEqual([1, "b.rules\n"]);
  expect(err).toContain("a.rules:1:");
  expect(err).toContain("c.rules:1:");
  expect(err).not.toContain("c.rules:3:");
  expect(readFileSync(join(folder, "b.rules"), "utf8")).toBe("définition b = 1 ≥ 2\n");
});

test("keeps permissions, the byte order mark, line ends, and links", async () => {
  mkdirSync(join(folder, "ailleurs"));
  writeFileSync(join(folder, "ailleurs", "vrai.rules"), "\uFEFFdéfinition a = 1>=2\r\n");
  chmodSync(join(folder, "ailleurs", "vrai.rules"), 0o664);
  symlinkSync("ailleurs/vrai.rules", join(folder, "lien.rules"));
  expect((await runIn(folder, ["format", "lien.rules"])).code).toBe(0);
  expect(lstatSync(join(folder, "lien.rules")).isSymbolicLink()).toBe(true);
  expect(statSync(join(folder, "ailleurs", "vrai.rules")).mode & 0o777).toBe(0o664);
  expect(readFileSync(join(folder, "lien.rules"), "utf8")).toBe("\uFEFFdéfinition a = 1 ≥ 2\r\n");
  expect((await runIn(folder, ["format", "--check", "lien.rules"])).code).toBe(0);
  expect(readdirSync(join(folder, "ailleurs"))).toEqual(["vrai.rules"]);
});
