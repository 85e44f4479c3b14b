/** Turns spans into places (line and column, from 1). */
import type { Source, Span } from "../diagnostics/source.js";
import type { Place, Plan } from "../plan/plan.js";

export type PlaceOf = (span: Span) => Place;

/** A function from spans to places over these sources; line starts are found once per file. */
export function placesIn(sources: Iterable<Source>): PlaceOf {
  const texts = new Map([...sources].map((s) => [s.path, s.text]));
  const starts = new Map<string, readonly number[]>();
  return (span) => {
    let lines = starts.get(span.file);
    if (lines === undefined) starts.set(span.file, (lines = lineStarts(texts.get(span.file) ?? "")));
    return placeAt(lines, span);
  };
}

/** Where the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  const lines = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) lines.push(i + 1);
  return lines;
}

/** A span as a place, in a text whose lines begin there. */
export function placeAt(lines: readonly number[], { file, start, end }: Span): Place {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] as number) <= start) low = middle;
    else high = middle - 1;
  }
  return { file, start, end, line: low + 1, column: start - (lines[low] as number) + 1 };
}

/** A copy of a plan, with other places. */
export function withPlaces(plan: Plan, place: (before: Place) => Place): Plan {
  const examples = plan.examples.map((example) => ({
    ...example,
    place: place(example.place),
    expectations: example.expectations.map((one) => ({ ...one, place: place(one.place) })),
  }));
  // What examples hold is JSON, with whatever names its fields have: nothing in it is a place.
  return { ...moved({ ...plan, examples: [] }, place), examples };
}

/** Expressions are as deep as they are long, and shared: no recursion, each copied once. */
function moved(plan: Plan, place: (before: Place) => Place): Plan {
  type Node = Record<string, unknown>;
  const copies = new Map<object, object>();
  const left: [from: Node, to: Node][] = [];
  const copy = (value: object): object => {
    const known = copies.get(value);
    if (known !== undefined) return known;
    const made = "column" in value ? place(value as Place) : Array.isArray(value) ? [] : {};
    copies.set(value, made);
    if (!("column" in value)) left.push([value as Node, made as Node]);
    return made;
  };
  const whole = copy(plan);
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [from, to] = next;
    for (const key of Object.keys(from)) {
      const value = from[key];
      to[key] = typeof value === "object" && value !== null ? copy(value) : value;
    }
  }
  return whole as Plan;
}
