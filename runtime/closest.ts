/** « Vouliez-vous dire »: the known name nearest to one that is not known. */

/** Longer names are not compared: their distance costs the product of their lengths. */
const LONGEST = 64;

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}

/** Small letters without accents: what differs by these alone is nearest. */
const plain = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The nearest of `known`, unless more than a third of its letters differ. */
export function closest(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of known) {
    if (candidate.length > LONGEST) continue;
    const d = distance(plain(name), plain(candidate));
    if (d < least && d * 3 <= Math.max(name.length, candidate.length)) [best, least] = [candidate, d];
  }
  return best;
}
