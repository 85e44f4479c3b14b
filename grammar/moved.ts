/** A part of a tree, or findings, as they would be if their text stood elsewhere in the file. */

type Node = Record<string, unknown>;

const shell = (node: object): Node => (Array.isArray(node) ? ([] as unknown as Node) : {});
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** `by`: how far the text moved. Nothing of what is given is changed. A chain of thousands of terms is as deep as it is long: no recursion. */
export function moved<T extends object>(part: T, by: number): T {
  const copy = shell(part);
  const left: [from: Node, to: Node][] = [[part as Node, copy]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [from, to] = next;
    for (const key of Object.keys(from)) {
      const value = from[key];
      if (isNode(value)) left.push([value, (to[key] = shell(value))]);
      else to[key] = typeof value === "number" && (key === "start" || key === "end") ? value + by : value;
    }
  }
  return copy as T;
}
