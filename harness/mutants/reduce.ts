/** Dossiers made small: in comes one that tells, out comes one that still does, nearer to an example and with less in it. */
import { isDeepStrictEqual } from "node:util";
import type { Draw } from "./infection.js";

type Json = unknown;
type Path = readonly (string | number)[];
const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Trials at most: each decides a dossier twice. */
const TRIALS = 400;

/**
 * Goes back to the values of the nearest of `examples` wherever it can, then leaves out elements and fields. Deterministic; `tells` says whether
 * what is left still tells what it should, and holds of `draw`.
 */
export function reduced(draw: Draw, examples: readonly Json[], tells: (smaller: Draw) => boolean): Draw {
  let trials = 0;
  let best = draw;
  const attempt = (smaller: Draw): boolean => {
    if (trials >= TRIALS || isDeepStrictEqual(smaller, best)) return false;
    trials++;
    if (!tells(smaller)) return false;
    best = smaller;
    return true;
  };
  const withDossier = (dossier: Json): Draw => ({ ...best, dossier });
  if (best.parameters !== undefined) attempt({ dossier: best.dossier });
  const model = nearest(best.dossier, examples);
  if (model !== undefined) {
    for (const path of differences(best.dossier, model)) attempt(withDossier(put(best.dossier, path, at(model, path))));
  }
  // Removing a thing may allow for removing another one before it.
  for (let again = true; again;) {
    again = false;
    for (const path of removable(best.dossier))
      again = attempt(withDossier(put(best.dossier, path, undefined))) || again;
  }
  return best;
}

function nearest(dossier: Json, examples: readonly Json[]): Json {
  let [best, least]: [Json, number] = [undefined, Infinity];
  for (const example of examples) {
    const apart = distance(dossier, example);
    if (apart < least) [best, least] = [example, apart];
  }
  return best;
}

/** How many values differ, or stand on one side only. */
function distance(a: Json, b: Json): number {
  if (isDeepStrictEqual(a, b)) return 0;
  const [one, other] = [a, b].map((json) => (isObject(json) || Array.isArray(json) ? Object.entries(json) : undefined));
  if (one === undefined || other === undefined) return Math.max(1, one?.length ?? 0, other?.length ?? 0);
  const [left, right] = [new Map(one), new Map(other)];
  return [...new Set([...left.keys(), ...right.keys()])].reduce(
    (sum, key) => sum + distance(left.get(key), right.get(key)),
    0,
  );
}

/** Where two dossiers differ, as deep as their shapes agree; lists of other lengths as a whole first. */
function differences(a: Json, b: Json, path: Path = []): Path[] {
  if (isDeepStrictEqual(a, b)) return [];
  if (isObject(a) && isObject(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
      differences(a[key], b[key], [...path, key]),
    );
  if (Array.isArray(a) && Array.isArray(b)) {
    const inside = a.slice(0, b.length).flatMap((item, i) => differences(item, b[i], [...path, i]));
    return a.length === b.length ? inside : [path, ...inside];
  }
  return [path];
}

/** What may be left out: elements of lists, from the last one, and fields; a whole before its parts. */
function removable(json: Json, path: Path = []): Path[] {
  if (Array.isArray(json)) return json.flatMap((item, i) => [[...path, i], ...removable(item, [...path, i])]).reverse();
  if (!isObject(json)) return [];
  return Object.keys(json).flatMap((key) => [[...path, key], ...removable(json[key], [...path, key])]);
}

const at = (json: Json, path: Path): Json =>
  path.reduce<Json>((holder, key) => (holder as Record<string | number, Json> | undefined)?.[key], json);

/** A copy with another value at a path; without what stands there, for undefined. */
function put(json: Json, [key, ...rest]: Path, value: Json): Json {
  if (key === undefined) return value;
  if (Array.isArray(json)) {
    const items = json as readonly Json[];
    if (rest.length === 0 && value === undefined) return items.filter((_, i) => i !== key);
    return items.map((item, i) => (i === key ? put(item, rest, value) : item));
  }
  if (!isObject(json)) return json;
  const { [key]: old, ...others } = json;
  if (rest.length === 0 && value === undefined) return others;
  return key in json
    ? Object.fromEntries(Object.entries(json).map(([k, v]) => [k, k === key ? put(old, rest, value) : v]))
    : { ...json, [key]: put(undefined, rest, value) };
}
