/**
 * Values that no JSON text gives, but that a program can hand over: in comes a dossier, out comes the same with one object, list or value of it in
 * another guise, which may mean the same, or be invalid. What draws comes in, so that the same seed gives the same guise.
 */
import type { Json, JsonObject } from "./dossiers.js";
import type { Literals } from "./boundary-literals.js";
import type { Draw } from "./spellings.js";

export interface Guise {
  readonly name: string;
  readonly dossier: Json;
}

/** A copy of a dossier with something in another guise; one time in four with nothing. `literals` stand in for the values of their keys. */
export function inGuise(dossier: Json, draw: Draw, literals: Literals): Guise {
  const root = { "": structuredClone(dossier) };
  if (draw(4) === 0) return { name: "as it is", dossier: root[""] };
  const places = [...placesIn(root)];
  const { holder, key } = places[draw(places.length)]!;
  const value = holder[key];
  const literal = draw(3) === 0 ? oneOf(literals.get(key) ?? [], draw) : undefined;
  if (literal !== undefined) {
    define(holder, key, JSON.parse(literal));
    return { name: `« ${key} »: ${literal}`, dossier: root[""] };
  }
  const ways = Array.isArray(value) ? ofLists : isObject(value) ? ofObjects : ofValues;
  const names = Object.keys(ways);
  const name = names[draw(names.length)]!;
  define(holder, key, ways[name]!(value as never, draw));
  return { name: `${key === "" ? "the dossier" : `« ${key} »`}: ${name}`, dossier: root[""] };
}

type Holder = Record<string, Json>;
const isObject = (value: Json): value is JsonObject => typeof value === "object" && value !== null;

function* placesIn(holder: Holder): Iterable<{ readonly holder: Holder; readonly key: string }> {
  for (const key of Object.keys(holder)) {
    yield { holder, key };
    const value = holder[key];
    if (isObject(value)) yield* placesIn(value as Holder);
  }
}

/** An own property, whatever its name. */
const define = (holder: object, key: string, value: Json): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};
const withFields = (holder: object, fields: JsonObject): object => {
  for (const key of Object.keys(fields)) define(holder, key, fields[key]);
  return holder;
};
const oneOf = <T>(items: readonly T[], draw: Draw): T | undefined => items[draw(Math.max(1, items.length))];

/** What a program may keep candidates in. */
class Instance {
  describe(): string {
    return Object.keys(this).join();
  }
}

/** The object without one of its keys, and that key and its value. */
function taken(object: JsonObject, draw: Draw): { readonly key: string; readonly value: Json } {
  const key = oneOf(Object.keys(object), draw) ?? "inconnu";
  const value = object[key];
  Reflect.deleteProperty(object, key);
  return { key, value };
}

/** The object with another prototype: one that has what `descriptor` says, under the key taken. */
const inheriting = (object: JsonObject, draw: Draw, descriptor: (value: Json) => PropertyDescriptor): JsonObject => {
  const { key, value } = taken(object, draw);
  const prototype = Object.defineProperty({}, key, descriptor(value));
  return Object.setPrototypeOf(object, prototype) as JsonObject;
};

const ofObjects: Readonly<Record<string, (object: JsonObject, draw: Draw) => Json>> = {
  "without a prototype": (object) => Object.assign(Object.create(null) as JsonObject, object),
  "an instance of a class": (object) => Object.assign(new Instance(), object),
  "an instance whose class has the fields": (object) => {
    const names = Object.keys(object);
    const getters = names.map((name) => [name, { get: () => object[name], enumerable: false }] as const);
    return Object.create(Object.defineProperties({}, Object.fromEntries(getters))) as Json;
  },
  "the same, and as many properties of its own": (object, draw) => {
    const instance = ofObjects["an instance whose class has the fields"]!(object, draw) as object;
    for (const name of Object.keys(object)) define(instance, `_${name}`, object[name]);
    return instance;
  },
  "a field that is inherited": (object, draw) =>
    inheriting(object, draw, (value) => ({ value, enumerable: true, writable: true })),
  "a field that its class has": (object, draw) => inheriting(object, draw, (value) => ({ get: () => value })),
  "a field of its class, another undefined": (object, draw) => {
    const made = inheriting(object, draw, (value) => ({ get: () => value }));
    const key = oneOf(Object.keys(made), draw);
    if (key !== undefined) made[key] = undefined;
    return made;
  },
  "an inherited field of the wrong type": (object, draw) =>
    inheriting(object, draw, () => ({ value: { inconnu: 1 }, enumerable: draw(2) === 0 })),
  "a field that is hidden": (object, draw) => {
    const { key, value } = taken(object, draw);
    return Object.defineProperty(object, key, { value, enumerable: false });
  },
  "a field that is hidden, and an unknown one": (object, draw) => {
    const { key, value } = taken(object, draw);
    define(object, "inconnu", 1);
    return Object.defineProperty(object, key, { value, enumerable: false });
  },
  "a getter": (object, draw) => {
    const { key, value } = taken(object, draw);
    return Object.defineProperty(object, key, { get: () => value, enumerable: true });
  },
  "a field undefined": (object, draw) => {
    define(object, oneOf(Object.keys(object), draw) ?? "inconnu", undefined);
    return object;
  },
  "keys the other way round": (object) => Object.fromEntries(Object.entries(object).reverse()),
  "an unknown key that is hidden": (object) => Object.defineProperty(object, "inconnu", { value: 1 }),
  "an unknown key that is inherited": (object) => Object.setPrototypeOf(object, { inconnu: 1 }) as Json,
  "an unknown key that is undefined": (object) => ({ ...object, inconnu: undefined }),
  "a symbol": (object) => ({ ...object, [Symbol("inconnu")]: 1 }),
  ...Object.fromEntries(
    ["__proto__", "constructor", "toString", "hasOwnProperty", "length", "0"].map((key) => [
      `a key « ${key} »`,
      (object: JsonObject): Json => {
        define(object, key, 1);
        return object;
      },
    ]),
  ),
  frozen: (object) => Object.freeze(object),
  "behind a proxy": (object) => new Proxy(object, {}),
  "a list with its fields": (object) => withFields([], object),
  "a list that says it is a plain object": (object) =>
    Object.setPrototypeOf(withFields([], object), Object.prototype) as Json,
  "a function with its fields": (object) => withFields(() => undefined, object),
  "a Map": (object) => new Map(Object.entries(object)),
  "a date": () => new Date(0),
  "a list": (object) => [object],
};

const ofLists: Readonly<Record<string, (list: Json[], draw: Draw) => Json>> = {
  "with a hole": (list, draw) => {
    Reflect.deleteProperty(list, draw(Math.max(1, list.length)));
    return list;
  },
  "longer than it holds": (list) => {
    list.length += 1;
    return list;
  },
  "with a property": (list) => Object.assign(list, { inconnu: 1 }),
  "that goes through something else": (list) =>
    Object.defineProperty(list, Symbol.iterator, { value: () => [null, { inconnu: 1 }, "x"].values() }),
  "of a class": (list) => Object.setPrototypeOf(list, class Liste extends Array<Json> {}.prototype as object) as Json,
  "without a prototype": (list) => Object.setPrototypeOf(list, null) as Json,
  "behind a proxy": (list) => new Proxy(list, {}),
  "a getter in it": (list, draw) => {
    const i = draw(Math.max(1, list.length));
    const value = list[i];
    return Object.defineProperty(list, i, { get: () => value, enumerable: true });
  },
  "an object like a list": (list) => ({ ...list, length: list.length }),
  "a set": (list) => new Set(list),
  "one element again": (list, draw) => [...list, structuredCloneOf(oneOf(list, draw))],
  "the same object twice": (list, draw) => [...list, oneOf(list, draw)],
  "the other way round": (list) => list.reverse(),
  "an undefined element": (list) => [...list, undefined],
};

const structuredCloneOf = (value: Json): Json => (value === undefined ? undefined : structuredClone(value));

const NUMBERS: readonly number[] = [
  ...[-0, NaN, Infinity, -Infinity, 1e21, 1e-7, 5e-324, 0.1 + 0.2, 1.005, 2 ** 31, -(2 ** 31) - 1, 2 ** 32],
  ...[2 ** 51, 2 ** 53, 2 ** 53 + 2, 1e15 + 0.3, 4503599627370497.5],
];

const ofValues: Readonly<Record<string, (value: Json, draw: Draw) => Json>> = {
  ...Object.fromEntries(NUMBERS.map((number) => [String(Object.is(number, -0) ? "-0" : number), () => number])),
  "a little more": (value) =>
    typeof value === "number" ? value + Math.abs(value) * Number.EPSILON : `${String(value)} `,
  "a word further": (value) => (typeof value === "number" ? value + 2 ** 32 : value),
  negated: (value) => (typeof value === "number" ? -value : value),
  "a hundredth more": (value) => (typeof value === "number" ? (Math.round(value * 100) + 1) / 100 : value),
  "a thousandth more": (value) => (typeof value === "number" ? value + 0.001 : value),
  "as a text": (value) => String(value),
  "in a box": (value) => Object(value) as Json,
  "a large integer": () => 10n,
  "a symbol": () => Symbol("inconnu"),
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  "what gives its value": (value) => ({ valueOf: () => value, toString: () => String(value) }),
  "half a sign": (value) => (typeof value === "string" ? `${value}\ud83d` : "\udc4d"),
  "cut from a longer text": (value) => (typeof value === "string" ? `${value}inconnu`.slice(0, value.length) : value),
  "put together": (value) => (typeof value === "string" ? value.split("").join("") : value),
  "in wide digits": () => "２０２４-02-29",
  "a day that is none": () => "2023-02-29",
  "a day and more": (value) => `${String(value)}T00:00`,
  "a negative duration": () => "-P0M",
};
