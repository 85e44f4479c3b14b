/** A dossier and its verdict as an `exemple`, ready to paste into a regulation: in come JSON values, out goes the text. */
import type { Field, Plan, Struct, Type } from "../plan/plan.js";
import { parseRational, toText } from "../runtime/rational.js";
import type { Body, Outcome, Raw } from "../runtime/verdict.js";

type Fields = Readonly<Record<string, unknown>>;

/** What an example expects. */
export interface Expected {
  readonly body?: Body;
  /** The dossier is refused. */
  readonly isInvalid?: boolean;
  /** Only these decisions; all when left out. */
  readonly decisions?: readonly string[];
}

/**
 * The text of an example. What the language cannot say in an example (elements of a list in elements that nothing identifies, values of
 * another type) is said in a comment.
 */
export function exampleText(
  plan: Plan,
  name: string,
  { dossier, parameters }: { readonly dossier: unknown; readonly parameters?: unknown },
  expected: Expected,
): string {
  const writer = new Writer(plan);
  const lines = [
    `exemple « ${name.replace(/[«»]/g, '"')} »`,
    "  dossier",
    ...writer.assignments(plan.dossier, dossier, "").map((line) => `    ${line}`),
    ...Object.entries(isObject(parameters) ? parameters : {}).flatMap(([key, value]) => {
      const parameter = plan.parameters.find((p) => p.key === key);
      return parameter ? [`    paramètre ${parameter.name} = ${writer.value(parameter.type, value)}`] : [];
    }),
    "  attendu",
    ...writer.expectations(expected, dossier).map((line) => `    ${line}`),
  ];
  return `${lines.join("\n")}\n`;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const own = (holder: unknown, key: string): unknown =>
  isObject(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
const isAbsent = (value: unknown): boolean => value === undefined || value === null;

class Writer {
  private readonly structs: ReadonlyMap<string, Struct>;

  constructor(private readonly plan: Plan) {
    this.structs = new Map(plan.structs.map((s) => [s.name, s]));
  }

  /** One assignment a field, those of what is nested after it; `of` is the way to the holder: ` de blocs("B1")`. */
  assignments(fields: readonly Field[], json: unknown, of: string): string[] {
    return fields.flatMap((field) => {
      const value = own(json, field.key);
      if (isAbsent(value)) return [];
      const place = `${field.name}${of}`;
      const { type } = field;
      if (type.kind === "struct") return this.assignments(this.fieldsOf(type.name), value, ` de ${place}`);
      const element = type.kind === "list" ? type.element : undefined;
      if (element?.kind !== "struct" || !Array.isArray(value)) return [`${place} = ${this.value(type, value)}`];
      if (value.length === 0) return [`${place} = ()`];
      return [
        `${place} =`,
        ...this.table(element.name, value).map((row) => `  ${row}`),
        ...this.inside(element.name, value, place),
      ];
    });
  }

  private fieldsOf(struct: string): readonly Field[] {
    return this.structs.get(struct)?.fields ?? [];
  }

  /** Elements as rows; a column that no element fills is left out. */
  private table(struct: string, elements: readonly unknown[]): string[] {
    const columns = this.fieldsOf(struct).filter(
      (field) => !this.isNested(field.type) && elements.some((element) => !isAbsent(own(element, field.key))),
    );
    const nested = this.fieldsOf(struct).filter((field) => this.isListOfStructs(field.type));
    const head = [...columns, ...nested].map((field) => field.name);
    const rows = elements.map((element) => [
      ...columns.map((field) => {
        const value = own(element, field.key);
        return isAbsent(value) ? "" : this.value(field.type, value);
      }),
      ...nested.map((field) => (isAbsent(own(element, field.key)) ? "" : "()")),
    ]);
    const widths = head.map((name, i) =>
      Math.max(...[name, ...rows.map((row) => row[i] ?? "")].map((c) => [...c].length)),
    );
    const line = (cells: readonly string[]): string =>
      `| ${cells.map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - [...cell].length)).join(" | ")} |`;
    return [head, ...rows].map(line);
  }

  /** What stands in the elements of a list, element by element. */
  private inside(struct: string, elements: readonly unknown[], place: string): string[] {
    const nested = this.fieldsOf(struct).filter((field) => this.isNested(field.type));
    const key = this.structs.get(struct)?.identifiedBy;
    const keyField = this.fieldsOf(struct).find((field) => field.name === key);
    return elements.flatMap((element, i) => {
      const filled = nested.filter((field) => {
        const value = own(element, field.key);
        return !isAbsent(value) && !(Array.isArray(value) && value.length === 0);
      });
      if (filled.length === 0) return [];
      if (!keyField)
        return filled.map(
          (field) => `# ${field.name} de l'élément ${i + 1} de ${place} : ${JSON.stringify(own(element, field.key))}`,
        );
      return this.assignments(
        filled,
        element,
        ` de ${place.replace(/^(\S+)/, `$1(${this.value(keyField.type, own(element, keyField.key))})`)}`,
      );
    });
  }

  private isNested(type: Type): boolean {
    return type.kind === "struct" || this.isListOfStructs(type);
  }
  private isListOfStructs(type: Type): boolean {
    return type.kind === "list" && type.element.kind === "struct";
  }

  /** A value as the language writes it; JSON of another type as a comment would be lost, so it is written as it is. */
  value(type: Type, value: unknown): string {
    if (isAbsent(value)) return "non renseigné";
    switch (type.kind) {
      case "boolean":
        return value === true ? "vrai" : value === false ? "faux" : JSON.stringify(value);
      case "number":
        return typeof value === "number" ? numberText(value) : exactText(value);
      case "text":
        return typeof value === "string" ? textLiteral(value) : JSON.stringify(value);
      case "date":
        return String(value);
      case "duration":
        return String(value).replace(
          /^(-?)P(\d+)([MD])$/,
          (_, sign: string, count: string, unit: string) =>
            `${sign === "" ? "" : "−"}${count} ${unit === "M" ? "mois" : Number(count) > 1 ? "jours" : "jour"}`,
        );
      case "enum":
        return (
          this.plan.enums.find((e) => e.name === type.name)?.constants.find((c) => c.key === value)?.name ??
          String(value)
        );
      case "list":
        return Array.isArray(value)
          ? `(${value.map((item) => this.value(type.element, item)).join(" ; ")})`
          : JSON.stringify(value);
      case "struct":
      case "document":
        return JSON.stringify(value);
    }
  }

  expectations({ body, isInvalid, decisions }: Expected, dossier: unknown): string[] {
    if (body === undefined) return isInvalid === true ? ["invalide"] : [];
    const wanted = this.plan.decisions.filter(({ name }) => decisions === undefined || decisions.includes(name));
    const decided = wanted.flatMap((decision) => {
      const outcome = Object.hasOwn(body.decisions, decision.key) ? body.decisions[decision.key] : undefined;
      if (outcome === undefined) return [];
      // When it is not known which elements there are, the decision is blocked as a whole, which an example cannot say.
      if (decision.on !== undefined && typeof outcome.status === "string") return [];
      if (decision.on === undefined) return [this.outcome(decision.name, decision.type, outcome as Outcome)];
      return Object.entries(outcome).map(([element, its]) => {
        const place = this.elementPlace(decision.on ?? "", element, dossier);
        const text = this.outcome(`${decision.name} de ${place ?? element}`, decision.type, its as Outcome);
        // Only elements of a list of the dossier, or of a group, have a name that an example can give.
        return place === undefined ? `# ${onOneLine(text)}` : text;
      });
    });
    return [...decided, ...(decisions === undefined ? this.deliveries(body) : [])];
  }

  /** How an example names an element: `unités("E1")`. */
  private elementPlace(struct: string, key: string, dossier: unknown): string | undefined {
    const group = this.plan.groups.find(({ name }) => name === struct);
    if (group)
      return group.keys.length === 1 ? `${group.list}(${this.keyText(group.keys[0]?.value.type, key)})` : undefined;
    for (const { name, key: property, type } of this.plan.dossier) {
      if (type.kind !== "list" || type.element.kind !== "struct" || !this.isA(type.element.name, struct)) continue;
      const holder = this.structs.get(type.element.name);
      const field = holder?.fields.find((f) => f.name === holder.identifiedBy);
      const elements = own(dossier, property);
      if (!field || !Array.isArray(elements)) continue;
      if (elements.some((element) => String(own(element, field.key)) === key))
        return `${name}(${this.keyText(field.type, key)})`;
    }
    return undefined;
  }

  /** A key of a verdict, which is a text, as the language writes a value of its type. */
  private keyText(type: Type | undefined, key: string): string {
    if (type === undefined) return textLiteral(key);
    return this.value(type, type.kind === "number" ? Number(key) : type.kind === "boolean" ? key === "true" : key);
  }

  /** Whether a structure is another, or completes it. */
  private isA(struct: string, other: string): boolean {
    for (let name: string | undefined = struct; name !== undefined; name = this.structs.get(name)?.completes)
      if (name === other) return true;
    return false;
  }

  private outcome(name: string, type: Type, outcome: Outcome): string {
    switch (outcome.status) {
      case "acquired":
        return `${name} = ${this.raw(type, outcome.value)}`;
      case "absent":
        return `${name} n'est pas renseigné`;
      case "conflict":
        return `${name} est en conflit`;
      case "no-rule":
        return `${name} est sans règle`;
      case "blocked":
        return `${name} est bloqué`;
      case "undetermined":
        return `${name} est indéterminé`;
    }
  }

  private deliveries(body: Body): string[] {
    return this.plan.documents.flatMap((document) => {
      const given = body.documents.filter((delivery) => delivery.document === document.name);
      if (given.length === 0) return [`ne délivre aucun ${document.name}`];
      return given.map((delivery) => {
        const fields = document.fields
          .filter((field) => !isAbsent(delivery[field.key] ?? delivery[field.name]))
          .map(
            (field) => `${field.name} = ${this.raw(field.type, delivery[field.key] ?? delivery[field.name] ?? null)}`,
          );
        return `délivre ${document.name}${fields.length === 0 ? "" : ` avec ${fields.join(" ; ")}`}`;
      });
    });
  }

  private raw(type: Type, value: Raw): string {
    return this.value(type, value);
  }
}

/** A decimal with its comma; an integer without exponent, whatever its size. */
function numberText(value: number): string {
  const exact = parseRational(String(value));
  return (exact?.d === 1n ? String(exact.n) : String(value)).replace(".", ",").replace("-", "−");
}

/** A number that no double holds, which a verdict gives as a fraction: as a decimal where one writes it. */
function exactText(value: unknown): string {
  const exact = typeof value === "string" ? parseRational(value) : undefined;
  return exact ? toText(exact).replace(".", ",") : JSON.stringify(value);
}

/** Between the quotation marks that it does not contain; a break of lines, which « … » may hold and "…" may not, becomes a blank. */
const textLiteral = (text: string): string => {
  const line = onOneLine(text);
  return line.includes('"') ? `« ${line.replace(/[«»]/g, "")} »` : `"${line}"`;
};

const onOneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029\u0085\v\f]+/g, " ");
