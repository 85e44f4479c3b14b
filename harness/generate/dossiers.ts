/**
 * Candidate files for a plan, drawn at random and biased to where verdicts change: thresholds that the plan names plus or minus one unit of
 * precision, declared bounds, empty and full lists, ends of months and 29 February, marks whose average falls exactly on a threshold.
 */
import fc from "fast-check";
import { readDossier } from "../../interpreter/index.js";
import type { Field, Plan, Struct, Type } from "../../plan/plan.js";
import { addMonthsLastDay, dayNumber, isoDate } from "../../runtime/calendar.js";
import { rawDuration } from "../../runtime/numbers.js";
import { childOf, pointerKeys } from "../../runtime/pointer.js";
import { rational, type Rational } from "../../runtime/rational.js";
import { constantsOf, type Constants } from "./constants.js";
import { Decimals } from "./decimals.js";

export type Json = unknown;
export interface JsonObject {
  [key: string]: Json;
}

/** What most values of one file have in common, so that they weigh together: a number, the rank of a constant, a day. */
interface Theme {
  readonly number: Rational;
  readonly turn: number;
  readonly day: number;
}

/** Valid candidate files, by construction; all but contraintes, which a few may break. Some start from an example of the regulation. */
export function dossiers(plan: Plan): fc.Arbitrary<JsonObject> {
  const drawing = new Drawing(plan);
  const theme = fc.record({
    number: fc.constantFrom(...drawing.thresholds),
    turn: fc.nat({ max: 23 }),
    day: drawing.day(),
  });
  const ofNothing = drawing.dossier(undefined);
  const drawn = fc
    .option(theme, { nil: undefined, freq: 3 })
    .chain((chosen) => (chosen ? drawing.dossier(chosen) : ofNothing));
  const examples = plan.examples.filter((e) => !e.partial && readDossier(plan, e.dossier).dossier !== undefined);
  if (examples.length === 0) return drawn;
  const near = fc
    .tuple(fc.constantFrom(...examples), theme)
    .chain(([example, chosen]) => drawing.near(example.dossier, chosen));
  return fc.oneof({ weight: 2, arbitrary: drawn }, near);
}

/** What the caller may set, mostly valid; `undefined` sets nothing. */
export function parameters(plan: Plan): fc.Arbitrary<JsonObject | undefined> {
  const open = plan.parameters.filter((p) => p.chosen);
  if (open.length === 0) return fc.constant(undefined);
  const drawing = new Drawing(plan);
  const values = open.map((p): [string, fc.Arbitrary<Json>] => [p.key, drawing.value(p.type, undefined)]);
  return fc.option(fc.record(Object.fromEntries(values), { requiredKeys: [] }), { nil: undefined });
}

class Drawing {
  readonly thresholds: readonly Rational[];
  private readonly constants: Constants;
  private readonly decimals: Decimals;
  private readonly structs: ReadonlyMap<string, Struct>;
  private readonly hasConditions: boolean;
  private withoutOptional: Drawing | undefined;

  /** @param given how much more often an optional field is given than left out */
  constructor(
    private readonly plan: Plan,
    private readonly given = 4,
  ) {
    this.constants = constantsOf(plan);
    this.thresholds = this.constants.numbers.length > 0 ? this.constants.numbers : [rational(10)];
    this.decimals = new Decimals(this.constants.near);
    this.structs = new Map(plan.structs.map((s) => [s.name, s]));
    const fields = [...plan.dossier, ...plan.structs.flatMap((s) => s.fields)];
    this.hasConditions = fields.some(({ presence }) => presence === "when");
  }

  /** The first of a few that no contrainte refuses, with all that is optional or without. */
  dossier(theme: Theme | undefined): fc.Arbitrary<JsonObject> {
    const { dossier: fields, constraints } = this.plan;
    const drawn = this.fields(fields, theme);
    const bare = (): fc.Arbitrary<JsonObject> =>
      (this.withoutOptional ??= new Drawing(this.plan, 0)).fields(fields, theme);
    const draws = constraints.length === 0 ? [drawn] : [drawn, bare(), drawn, bare()];
    const identifier = fc.option(fc.constantFrom("c-1", ""), { nil: undefined, freq: 4 });
    return fc.tuple(fc.tuple(...draws), identifier).map(([candidates, identifiant]) => {
      const named = candidates.map((drawn) => (identifiant === undefined ? drawn : { identifiant, ...drawn }));
      const [only = {}] = named;
      if (named.length === 1) return this.withoutUnexpected(only);
      let first: JsonObject | undefined;
      for (const candidate of named) {
        const { dossier, isValid } = this.conforming(candidate);
        if (isValid) return dossier;
        first ??= dossier;
      }
      return first ?? only;
    });
  }

  /** A dossier with up to three of its values changed for others of their types. */
  near(dossier: JsonObject, theme: Theme): fc.Arbitrary<JsonObject> {
    const places = [...this.typedPlaces(this.plan.dossier, dossier, [])];
    return fc.uniqueArray(fc.nat({ max: Math.max(0, places.length - 1) }), { maxLength: 3 }).chain((chosen) => {
      const changes = chosen
        .flatMap((i) => places[i] ?? [])
        .map(({ path, type }) => this.value(type, theme).map((value) => ({ path, value })));
      return fc.tuple(...changes).map((made) => {
        const changed = structuredClone(dossier);
        for (const { path, value } of made) {
          const holder = path.slice(0, -1).reduce<Json>((at, key) => childOf(at, key), changed);
          if (holder !== undefined) (holder as JsonObject)[path.at(-1) ?? ""] = value;
        }
        return this.withoutUnexpected(changed);
      });
    });
  }

  /** The values of a dossier that are neither elements nor lists of them, with their types. */
  private *typedPlaces(
    fields: readonly Field[],
    json: Json,
    path: readonly string[],
  ): Iterable<{ path: readonly string[]; type: Type }> {
    for (const field of fields) {
      const here = [...path, field.key];
      const value = childOf(json, field.key);
      const element = field.type.kind === "list" ? field.type.element : field.type;
      const struct = element.kind === "struct" ? this.structs.get(element.name) : undefined;
      if (this.isSelector(field)) continue;
      if (!struct) yield { path: here, type: field.type };
      else if (!Array.isArray(value)) yield* this.typedPlaces(struct.fields, value, here);
      else for (const i of value.keys()) yield* this.typedPlaces(struct.fields, value[i], [...here, String(i)]);
    }
  }

  /** Fields « présent si » are all drawn; those that should not be there are then taken out. */
  private withoutUnexpected(drawn: JsonObject): JsonObject {
    return this.hasConditions ? this.conforming(drawn).dossier : drawn;
  }

  /** The same, and whether what remains is valid. */
  private conforming(drawn: JsonObject): { readonly dossier: JsonObject; readonly isValid: boolean } {
    let dossier = drawn;
    for (;;) {
      const { problems, dossier: read } = readDossier(this.plan, dossier);
      const unexpected = problems.filter((p) => p.code === "unexpected");
      if (unexpected.length === 0) return { dossier, isValid: read !== undefined };
      // What is drawn is drawn again when a counterexample is made smaller: it is left as it is.
      if (dossier === drawn) dossier = structuredClone(drawn);
      for (const { pointer } of unexpected) {
        const keys = pointerKeys(pointer);
        const last = keys.pop();
        const holder = keys.reduce<Json>((at, key) => childOf(at, key), dossier);
        if (last !== undefined) Reflect.deleteProperty(holder as JsonObject, last);
      }
    }
  }

  private fields(fields: readonly Field[], theme: Theme | undefined): fc.Arbitrary<JsonObject> {
    const drawn = fields.map((field) => {
      const value = this.isSelector(field) ? this.selecting(field, theme) : this.value(field.type, theme);
      // Null is another way to leave a field out.
      const here =
        field.presence === "optional"
          ? fc.oneof({ weight: this.given, arbitrary: value }, fc.constant(undefined), fc.constant(null))
          : value;
      return here.map((v) => [field.key, v] as const);
    });
    return fc.tuple(...drawn).map((entries) => Object.fromEntries(entries.filter(([, v]) => v !== undefined)));
  }

  private isSelector(field: Field): boolean {
    return this.plan.selector?.field === field.name && this.plan.validity !== undefined;
  }

  /** A day or a year in which this version is in force, often its first or last, or one where a dated parameter changes. */
  private selecting(field: Field, theme: Theme | undefined): fc.Arbitrary<Json> {
    const { from = "0001", to } = this.plan.validity ?? {};
    const changes = this.plan.parameters.flatMap((p) => p.values.flatMap((v) => v.from ?? []));
    if (field.type.kind === "date") {
      const first = dayNumber(from) ?? 0;
      const last = to === undefined ? first + 5000 : (dayNumber(to) ?? first);
      const around = changes
        .flatMap((c) => [(dayNumber(c) ?? first) - 1, dayNumber(c) ?? first])
        .filter((d) => d >= first && d <= last);
      const any = fc.oneof(fc.constantFrom(first, last, ...around), fc.integer({ min: first, max: last }));
      return (theme && first <= theme.day && theme.day <= last ? mostly(theme.day, any) : any).map(isoDate);
    }
    const first = Number(from);
    const last = to === undefined ? first + 15 : Number(to);
    const around = changes.flatMap((c) => [Number(c) - 1, Number(c)]).filter((y) => y >= first && y <= last);
    return fc.oneof(fc.constantFrom(first, last, ...around), fc.integer({ min: first, max: last }));
  }

  value(type: Type, theme: Theme | undefined): fc.Arbitrary<Json> {
    switch (type.kind) {
      case "boolean":
        return theme ? mostly(theme.turn < 12, fc.boolean()) : fc.boolean();
      case "text":
        return fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom("A", "B", "C", "É", ...this.constants.texts) },
          fc.constantFrom("", "__proto__", "a/b", "1", "\u2028"),
          fc.string({ maxLength: 3, unit: "grapheme" }),
        );
      case "date":
        return this.date(theme);
      case "duration": {
        const usual = type.unit === "months" ? [0, 1, 12] : [0, 28, 29, 30, 31, 365, 366];
        const near = [...usual, ...this.constants.durations]
          .flatMap((d) => [d - 1, d, d + 1])
          .filter((d) => d >= type.min && d <= type.max);
        const far = Math.min(type.max, Math.max(type.min, 0) + 60);
        return fc
          .oneof(fc.constantFrom(type.min, type.max, ...near), fc.integer({ min: Math.max(type.min, -60), max: far }))
          .map((count) => rawDuration(count, type.unit));
      }
      case "enum": {
        const constants = this.plan.enums.find((e) => e.name === type.name)?.constants ?? [];
        // States in which more is known are drawn more often: most of a regulation is about them.
        const telling = constants.filter((c) => this.constants.telling.has(`${type.name} ${c.name}`));
        const keys = [...constants, ...telling, ...telling].map((c) => c.key);
        const any = fc.constantFrom(...keys);
        return theme ? mostly(keys[theme.turn % keys.length], any) : any;
      }
      case "number":
        return this.decimals.drawn(type, theme?.number);
      case "struct":
        return this.fields(this.structs.get(type.name)?.fields ?? [], theme);
      case "list": {
        const struct = type.element.kind === "struct" ? this.structs.get(type.element.name) : undefined;
        const key = struct?.fields.find((f) => f.name === struct.identifiedBy)?.key;
        const few = { minLength: type.min, maxLength: Math.min(type.max, type.min + 4) };
        const full = { minLength: Math.min(type.max, 12), maxLength: Math.min(type.max, 12) };
        const drawn = (size: { readonly minLength: number; readonly maxLength: number }): fc.Arbitrary<Json[]> => {
          const element = this.value(type.element, theme);
          return fc.array(element, size).map((items) => (key === undefined ? items : withDistinctKeys(items, key)));
        };
        return fc.oneof({ weight: 6, arbitrary: drawn(few) }, drawn(full));
      }
      case "document":
        throw new TypeError("no field of a dossier is a document");
    }
  }

  private date(theme: Theme | undefined): fc.Arbitrary<string> {
    if (!theme) return this.day().map(isoDate);
    // Ages and delays end on the day, the day before, or the day after.
    const months = [
      ...this.constants.durations,
      ...this.constants.numbers.flatMap((n) => (n.d === 1n ? [Number(n.n) * 12] : [])),
    ];
    const apart = [0, ...months.filter((m) => Math.abs(m) <= 1200)].flatMap((m) => [m, -m]);
    const near = apart.flatMap((m) => [-1, 0, 1].map((d) => addMonthsLastDay(theme.day, m) + d));
    return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...near) }, this.day()).map(isoDate);
  }

  day(): fc.Arbitrary<number> {
    const dayOf = (iso: string): number => dayNumber(iso) ?? 0;
    const year = fc.integer({ min: 1990, max: 2030 });
    const ends = fc.constantFrom("01-31", "02-28", "03-01", "04-30", "12-31", "01-01", "08-31", "09-01");
    const leap = fc.constantFrom("2000-02-29", "2004-02-29", "2024-02-29", "1996-02-29", "2024-02-28", "2024-03-01");
    const near = this.constants.days.flatMap((d) => [d - 1, d, d + 1]);
    return fc.oneof(
      fc.tuple(year, ends).map(([y, end]) => dayOf(`${y}-${end}`)),
      leap.map(dayOf),
      fc.integer({ min: dayOf("1990-01-01"), max: dayOf("2030-12-31") }),
      ...(near.length > 0 ? [fc.constantFrom(...near)] : []),
    );
  }
}

const mostly = <T>(value: T, any: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(value) }, any);

/** Elements whose key was already there take another. */
function withDistinctKeys(items: readonly Json[], key: string): Json[] {
  const seen = new Set<string>();
  const all = items.map((item) => ({ ...(item as JsonObject) }));
  return all.filter((item) => {
    const text = JSON.stringify(item[key]);
    if (seen.has(text) && typeof item[key] === "string") {
      for (let n = 1; seen.has(JSON.stringify(item[key])); n++) item[key] = `U${n}`;
    }
    const fresh = !seen.has(JSON.stringify(item[key]));
    seen.add(JSON.stringify(item[key]));
    return fresh;
  });
}
