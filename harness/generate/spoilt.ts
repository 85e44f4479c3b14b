/** Candidate files with one thing changed: most are invalid, a few are still valid. */
import fc from "fast-check";
import type { Plan } from "../../plan/plan.js";
import { dossiers, type Json, type JsonObject } from "./dossiers.js";

export function nearlyValid(plan: Plan): fc.Arbitrary<Json> {
  return fc.tuple(dossiers(plan), fc.nat(), fc.constantFrom(...spoilers)).map(([drawn, where, spoil]) => {
    // What is drawn is drawn again when a counterexample is made smaller: it is left as it is.
    const dossier = structuredClone(drawn);
    const places = [...placesIn(dossier)];
    const place = places[where % Math.max(1, places.length)];
    if (place) spoil(place);
    return dossier;
  });
}

/** A place in a dossier that something can be done to. */
interface Place {
  readonly holder: JsonObject | Json[];
  readonly key: string;
  readonly dossier: Json;
}

function* placesIn(json: Json, dossier = json): Iterable<Place> {
  if (typeof json !== "object" || json === null) return;
  for (const key of Object.keys(json)) {
    yield { holder: json as JsonObject, key, dossier };
    yield* placesIn((json as JsonObject)[key], dossier);
  }
}

/** Takes the value that stands under the same key elsewhere: a key is then repeated, a state no longer goes with its mark. */
function borrow(place: Place): void {
  const others = [...placesIn(place.dossier)].filter((p) => p.key === place.key && valueOf(p) !== valueOf(place));
  const other = others.at(-1);
  if (other) put(place, structuredClone(valueOf(other)));
}

/** Gives one element of a list a field that only another one has. */
function lend({ holder }: Place): void {
  if (!Array.isArray(holder)) return;
  const elements = holder.filter(
    (item): item is JsonObject => typeof item === "object" && item !== null && !Array.isArray(item),
  );
  for (const element of elements)
    for (const [key, value] of elements.flatMap((e) => Object.entries(e)))
      if (!(key in element)) return define(element, key, value);
}

const valueOf = ({ holder, key }: Place): Json => (holder as JsonObject)[key];
const put = (place: Place, value: Json): void => {
  (place.holder as JsonObject)[place.key] = value;
};
const bump =
  (by: number) =>
  (place: Place): void => {
    const value = valueOf(place);
    if (typeof value === "number") put(place, value + by);
    else if (typeof value === "string") put(place, `${value} `);
    else if (Array.isArray(value) && value.length > 0) value.push(structuredClone(value[0]));
  };
/** An own property, whatever its name. */
const define = (holder: object, key: string, value: Json): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

/** The ways a dossier goes wrong. */
const spoilers: readonly ((place: Place) => void)[] = [
  ({ holder, key }) =>
    Array.isArray(holder) ? void holder.splice(Number(key), 1) : void Reflect.deleteProperty(holder, key),
  ...[
    null,
    "12",
    "",
    12,
    -1,
    0.5,
    9.995,
    1e21,
    Infinity,
    true,
    {},
    [],
    "2023-02-29",
    "2024-02-30T00:00",
    "P5M",
    "P5D",
    "inconnu",
  ].map((value) => (place: Place) => put(place, structuredClone(value))),
  borrow,
  borrow,
  lend,
  bump(1),
  bump(-1),
  bump(0.001),
  bump(1000),
  ...["inconnu", "__proto__", "constructor", "a/b~c"].map(
    (key) =>
      ({ holder }: Place) =>
        define(holder, Array.isArray(holder) ? String(holder.length) : key, 1),
  ),
  ({ holder }) => void (Array.isArray(holder) && holder.splice(0)),
  ({ holder }) =>
    void (
      Array.isArray(holder) && holder.push(...Array.from({ length: 40 }, () => structuredClone(holder[0] ?? null)))
    ),
];
