/**
 * `node bench/run.mjs picture`: draws `docs/growth.svg` from what growth measured. Time above, memory below; a column for each thing that grows; both
 * scales logarithmic, so that what is linear goes along the slanted lines.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./compiled.js";
import { AXES, kept, type Growth, type Point } from "./growth/data.js";

/** A row of panels: what is drawn of a point, and its scale. */
interface Row {
  readonly title: string;
  readonly value: (point: Point) => number | undefined;
  /** Powers of ten, at the bottom and at the top. */
  readonly from: number;
  readonly to: number;
  /** Which of them are written, and how. */
  readonly ticks: Readonly<Record<number, string>>;
  readonly top: number;
  readonly height: number;
}

const WIDTH = 168;
const GAP = 16;
const LEFT = 62;
const TIME: Row = {
  title: "CPU time",
  value: ({ seconds }) => seconds,
  from: -7,
  to: 4,
  ticks: { [-6]: "1 µs", [-3]: "1 ms", 0: "1 s", 3: "1 000 s" },
  top: 48,
  height: 242,
};
const MEMORY: Row = {
  title: "peak memory",
  value: ({ megabytes }) => megabytes,
  from: 1,
  to: 4,
  ticks: { 1: "10 MB", 2: "100 MB", 3: "1 GB", 4: "10 GB" },
  top: TIME.top + TIME.height + 56,
  height: 105,
};
const RIGHT = LEFT + AXES.length * (WIDTH + GAP);
const BOTTOM = MEMORY.top + MEMORY.height + 28;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #334155; }
  .title { font-weight: 600; }
  .frame { fill: none; stroke: #94a3b8; }
  .grid { stroke: #94a3b8; stroke-opacity: 0.35; }
  .linear { stroke: #94a3b8; stroke-opacity: 0.55; stroke-dasharray: 2 4; }
  .line { fill: none; stroke-width: 2; }
  .check { stroke: #2563eb; fill: #2563eb; }
  .compile { stroke: #c2410c; fill: #c2410c; }
  .evaluate { stroke: #047857; fill: #047857; }
  .line.check, .line.compile, .line.evaluate { fill: none; }
  text.check, text.compile, text.evaluate { stroke: none; font-weight: 600; }
  @media (prefers-color-scheme: dark) {
    text { fill: #cbd5e1; }
    .check { stroke: #60a5fa; fill: #60a5fa; }
    .compile { stroke: #fb923c; fill: #fb923c; }
    .evaluate { stroke: #34d399; fill: #34d399; }
  }`;

const round = (value: number): string => String(Math.round(value * 10) / 10);
/** As text in SVG. The data is ours, and has no other sign that XML reads. */
const text = (x: number, y: number, of: string, more = ""): string =>
  `<text x="${round(x)}" y="${round(y)}"${more}>${of.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</text>`;
const line = (x1: number, y1: number, x2: number, y2: number, kind: string): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" class="${kind}"/>`;

function panel(growth: Growth, row: Row, column: number): string {
  const left = LEFT + column * (WIDTH + GAP);
  const sizes = growth.series.flatMap(({ points }) => points.map(({ size }) => Math.log10(size)));
  const [first, last] = [Math.floor(Math.min(...sizes)), Math.ceil(Math.max(...sizes))];
  const x = (power: number): number => left + ((power - first) / (last - first)) * WIDTH;
  const y = (power: number): number => row.top + ((row.to - power) / (row.to - row.from)) * row.height;
  const bottom = row.top + row.height;
  const powers = Array.from({ length: last - first + 1 }, (_, i) => first + i);

  const grid = Object.keys(row.ticks).map((power) =>
    line(left, y(Number(power)), left + WIDTH, y(Number(power)), "grid"),
  );
  // Lines of slope 1 on these scales, cut by the frame.
  const span = row.to - row.from;
  const linear = Array.from({ length: span + last - first }, (_, i) => row.from - (last - first) + i + 1).map((at) => {
    const from = Math.max(first, first + row.from - at);
    const to = Math.min(last, first + row.to - at);
    return line(x(from), y(at + from - first), x(to), y(at + to - first), "linear");
  });
  const anchor = (power: number): string => (power === first ? "start" : power === last ? "end" : "middle");
  const below = powers.map((power) =>
    text(
      x(power),
      bottom + 16,
      power < 3 ? String(10 ** power) : `10${superscript(power)}`,
      ` text-anchor="${anchor(power)}"`,
    ),
  );
  const lines = growth.series.map(({ name, points }) => {
    const drawn = points.flatMap((point) => {
      const value = row.value(point);
      return value === undefined ? [] : [[x(Math.log10(point.size)), y(Math.log10(value))] as const];
    });
    const [endX, endY] = drawn.at(-1) ?? [0, 0];
    const path = drawn.map(([px, py]) => `${round(px)},${round(py)}`).join(" ");
    const dots = drawn.map(([px, py]) => `<circle cx="${round(px)}" cy="${round(py)}" r="2.5" class="${name}"/>`);
    const label = text(endX - 2, endY - 8, name, ` class="${name}" text-anchor="end"`);
    return `<polyline points="${path}" class="line ${name}"/>${dots.join("")}${row === TIME ? label : ""}`;
  });
  const frame = `<rect x="${round(left)}" y="${row.top}" width="${WIDTH}" height="${row.height}" class="frame"/>`;
  return [...linear, ...grid, frame, ...below, ...lines].join("\n");
}

const superscript = (power: number): string => [...String(power)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");

const scales = [TIME, MEMORY].flatMap((row) => [
  text(LEFT, row.top - (row === TIME ? 28 : 10), row.title, ' class="title"'),
  ...Object.entries(row.ticks).map(([power, label]) => {
    const y = row.top + ((row.to - Number(power)) / (row.to - row.from)) * row.height;
    return text(LEFT - 8, y + 4, label, ' text-anchor="end"');
  }),
]);
const columns = AXES.map(({ name, title }, column) => {
  const growth = kept(name);
  const middle = LEFT + column * (WIDTH + GAP) + WIDTH / 2;
  return [
    text(middle, TIME.top - 8, title, ' text-anchor="middle"'),
    panel(growth, TIME, column),
    panel(growth, MEMORY, column),
  ].join("\n");
});

writeFileSync(
  join(root, "docs", "growth.svg"),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${RIGHT} ${BOTTOM}" role="img">
<title>Time and memory against what grows, on logarithmic scales</title>
<style>${STYLE}
</style>
${[...scales, ...columns].join("\n")}
</svg>
`,
);
