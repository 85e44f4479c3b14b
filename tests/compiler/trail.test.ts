/** Trails answer as maps that are copied at each change would. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Trail } from "../../compiler/2-check/trail.js";

const additions = fc.array(
  fc.record({ to: fc.nat(), key: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), value: fc.nat(9) }),
  { maxLength: 120 },
);

/** Trails made one on another, each on any of those before it, beside maps of the same. */
function made(steps: readonly { to: number; key: string; value: number }[]) {
  const all = [{ trail: Trail.empty<number>(), map: new Map<string, number>(), on: [0] }];
  for (const { to, key, value } of steps) {
    // Mostly on the last: long trails are what they are for.
    const from = all[to % 4 === 0 ? to % all.length : all.length - 1]!;
    const map = new Map(from.map).set(key, value);
    all.push({ trail: from.trail.with(key, value), map, on: [...from.on, all.length] });
  }
  return all;
}

test("a trail holds what was added to it, and nothing that was added beside", () => {
  fc.assert(
    fc.property(additions, (steps) => {
      for (const { trail, map } of made(steps))
        for (const key of "abcdefghijklmnopqrstuvwxyz") {
          expect(trail.get(key)).toBe(map.get(key));
          expect(trail.has(key)).toBe(map.has(key));
        }
    }),
  );
});

test("two trails part after the last that both were made on, and what each adds is told apart", () => {
  fc.assert(
    fc.property(additions, fc.nat(), fc.nat(), (steps, i, j) => {
      const all = made(steps);
      const [a, b] = [all[i % all.length]!, all[j % all.length]!];
      const last = a.on.filter((n) => b.on.includes(n)).at(-1)!;
      const shared = Trail.shared(a.trail, b.trail);
      expect(shared).toBe(all[last]!.trail);
      const added = new Map<string, number>();
      for (const n of a.on.slice(a.on.indexOf(last) + 1)) added.set(steps[n - 1]!.key, steps[n - 1]!.value);
      expect([...a.trail.since(shared)].sort()).toEqual([...added].sort());
    }),
  );
});
