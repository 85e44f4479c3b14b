/**
 * Every rule of the law page is accounted for: the README beside the regulation says where it is encoded, or why it is not decided there.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./system.js";

/** How many rules each system of the page has, and the regulation that answers for them. */
const SYSTEMS: readonly (readonly [prefix: string, rules: number, pack: string])[] = [
  ["S1-R", 11, "cqpm"],
  ["S2-R", 11, "titre-professionnel"],
  ["S3-R", 10, "mention-complementaire"],
  ["S4-R", 12, "cap"],
  ["S5-R", 14, "bac-pro"],
  ["S6-R", 10, "bts"],
  ["S7-R", 10, "superieur"],
  ["S8-R", 8, "parcours"],
  ["S9-R", 4, "rncp"],
  ["S10-R", 9, "parcours/vae"],
  ["B", 6, "attestation-de-bloc"],
];

describe.each(SYSTEMS)("%s1 to %i", (prefix, count, pack) => {
  const readme = readFileSync(join(root, "rules", pack, "README.md"), "utf8");

  it(`each stand in the README of ${pack}`, () => {
    const rules = Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);
    const missing = rules.filter((rule) => !new RegExp(`(?<![\\w-])${rule}(?!\\d)`).test(readme));
    expect(missing).toEqual([]);
  });
});
