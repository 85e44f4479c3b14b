/** What is measured, as people read it in Markdown. */
import type { Timing } from "./interleaved.js";

/** Timings in order of time, as ratios to the first one's. `more` columns have a title and a figure for each name. */
export function timingTable(
  timings: readonly Timing[],
  what: string,
  more: readonly { readonly title: string; readonly figure: (name: string) => string }[] = [],
): string {
  const titles = ["", `µs a ${what}`, `× ${timings[0]!.name}`, "9 rounds in 10", ...more.map(({ title }) => title)];
  const rows = [...timings]
    .sort((a, b) => a.ratio - b.ratio)
    .map(({ name, time, ratio, low, high }) => [
      name,
      figure(time / 1000),
      figure(ratio),
      `${figure(low)} – ${figure(high)}`,
      ...more.map((column) => column.figure(name)),
    ]);
  return table(titles, rows);
}

/** A Markdown table: titles and rows of text come in, aligned lines come out. Columns but the first are figures, on the right. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = titles.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(" | ")} |`;
  const rule = widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(titles), line(rule), ...rows.map(line)].join("\n");
}

/** Two or three figures that count: `0.061`, `0.96`, `17.7`, `28 700`. */
export function figure(value: number): string {
  if (value >= 1000) return Number(value.toPrecision(3)).toLocaleString("fr-FR").replace(/\s/g, " ");
  if (value < 0.1) return value.toPrecision(2);
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
