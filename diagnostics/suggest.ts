/** « Vouliez-vous dire »: in come a name that is not known and the names that are, out go the few that were probably meant. */
import { distance } from "fastest-levenshtein";

/** Names longer than this are nobody's slip. */
const LONGEST = 80;

const unaccented = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");

/** Without accents, capitals, and the difference between `_`, `-` and nothing. */
const folded = (name: string): string => unaccented(name).replace(/[_-]/g, "").replace(/œ/gi, "oe").toLowerCase();

/** A third of the letters may differ; in one or two letters, none. */
const cutOff = (length: number): number => (length <= 2 ? 0 : Math.max(1, Math.floor(length / 3)));

/** The names close enough to `name`, best first: accents and capitals weigh least, then fewer letters changed, then the order given. */
export function suggestions(name: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  if (name.length > LONGEST) return [];
  const typed = folded(name);
  const ranked: { candidate: string; far: number; exact: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === name || candidate.length > LONGEST) continue;
    const known = folded(candidate);
    const far = distance(typed, known);
    if (far <= cutOff(Math.max(typed.length, known.length)) && far < known.length) {
      ranked.push({
        candidate,
        far,
        exact: distance(name, candidate) + distance(unaccented(name), unaccented(candidate)),
      });
    }
  }
  ranked.sort((a, b) => a.far - b.far || a.exact - b.exact);
  return ranked.slice(0, limit).map(({ candidate }) => candidate);
}

/** Whether a name is one of those known, and of one only, but for accents, capitals, hyphens and « _ ». */
export const isSure = (name: string, candidates: Iterable<string>): boolean => {
  const same = [...new Set(candidates)].filter((candidate) => folded(candidate) === folded(name));
  return same.length === 1;
};

/** The one name that was probably meant. */
export const suggest = (name: string, candidates: Iterable<string>): string | undefined =>
  suggestions(name, candidates, 1)[0];
