/** The tutorial can be followed to the letter, and its commands print what it shows. `REGLO_UPDATE=1` writes what they print. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { scratch } from "../cli/scratch.js";
import { root } from "../compiled-pack.js";
import { followed } from "./walkthrough.js";

it("is followed step by step", async () => {
  const page = join(root, "docs/tutoriel.md");
  const text = readFileSync(page, "utf8");
  const printed = await followed(text, scratch().folder);
  if (process.env["REGLO_UPDATE"] === "1") writeFileSync(page, printed);
  else expect(printed).toBe(text);
});
