/** From a tree to lines a human reviews: one declaration after the other, values as `(kind part …)`, spans left out. */
import { fillIn } from "../../diagnostics/message.js";
import { catalogue } from "../../diagnostics/catalogue.generated.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { RulesFile } from "../../grammar/ast.js";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isSpan = (key: string): boolean => key === "span" || key === "headSpan";

/** Names and texts by themselves, lists between brackets, nodes as their kind and their parts. */
const inline = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(inline).join(" ")}]`;
  if (!isRecord(value))
    return typeof value === "string"
      ? /^[\p{L}\p{N}_.≤≥≠<>=+*/-]+$/u.test(value)
        ? value
        : JSON.stringify(value)
      : String(value);
  const { kind, ...parts } = value;
  const shown = Object.entries(parts).filter(
    ([key, part]) =>
      !isSpan(key) &&
      (part !== false || key === "value") &&
      !(key !== "items" && Array.isArray(part) && part.length === 0),
  );
  const [only] = shown;
  if (kind === undefined && only !== undefined && shown.length === 1 && only[0] === "text") return inline(only[1]);
  if (kind === "name" && shown.length === 1) return inline(value["name"]);
  if ((kind === "number" || kind === "date" || kind === "boolean") && shown.length === 1 && only?.[0] === "value")
    return inline(value["value"]);
  const text = shown.map(([key, part]) => (part === true ? key : `${key}=${inline(part)}`)).join(" ");
  return `(${[kind, text].filter((part) => part !== undefined && part !== "").join(" ")})`;
};

const block = (title: string, node: object): string[] => {
  const lines = [title];
  for (const [key, value] of Object.entries(node)) {
    if (isSpan(key) || key === "kind" || value === false || (Array.isArray(value) && value.length === 0)) continue;
    if (isRecord(value) && value["kind"] === "table" && isRecord(value["table"]))
      lines.push(`  ${key}:`, ...rows(value["table"]));
    else if (key === "table" && isRecord(value)) lines.push(`  ${key}:`, ...rows(value));
    else if (Array.isArray(value) && value.some((item) => isRecord(item) && Object.keys(item).length > 2))
      lines.push(`  ${key}:`, ...value.map((item) => `    ${inline(item)}`));
    else lines.push(`  ${key}: ${inline(value)}`);
  }
  return lines;
};

const rows = (table: Record<string, unknown>): string[] => {
  const { head, rows: below } = table;
  return [head, ...(Array.isArray(below) ? below : [])].map(
    (row) => `    ${isRecord(row) && Array.isArray(row["cells"]) ? row["cells"].map(inline).join(" | ") : inline(row)}`,
  );
};

export const outline = (file: RulesFile): string => {
  const parts = [
    ...(file.header ? [block(file.header.kind, file.header)] : []),
    ...file.declarations.map((declaration) => block(declaration.kind, declaration)),
  ];
  return parts.map((lines) => lines.join("\n")).join("\n\n");
};

/** « line:column "what is underlined" sentence », one per finding. */
export const findings = (text: string, diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ code, span, values }) => {
      const before = text.slice(0, span.start).split("\n");
      const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
      return `${place} « ${text.slice(span.start, span.end).replace(/\s+/g, " ").slice(0, 60)} » ${code}\n    ${fillIn(catalogue[code].fr, values, "fr")}`;
    })
    .join("\n");
