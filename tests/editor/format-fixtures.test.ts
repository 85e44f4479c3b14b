/** Texts before and after: `format/<case>/input.rules` becomes `expected.rules`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { source } from "../../diagnostics/source.js";
import { format } from "../../editor/format/format.js";
import { expectGolden } from "../golden.js";

const folder = join(import.meta.dirname, "format");

test.each(readdirSync(folder))("%s", (name) => {
  const { path, text } = source("input.rules", readFileSync(join(folder, name, "input.rules"), "utf8"));
  const result = format(text, path);
  if (!("text" in result)) throw new Error(`not laid out: ${JSON.stringify(result, undefined, 2)}`);
  expectGolden(join(folder, name, "expected.rules"), result.text);
  expect(format(result.text, path)).toEqual(result);
});
