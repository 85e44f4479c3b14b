/**
 * Names and texts of a regulation on their way into generated code. Everything that was written by an author passes through here, so that
 * it can never be read as code: identifiers are made, texts are quoted, comments cannot be closed.
 */

const RESERVED_WORDS =
  "abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do else enum eval " +
  "export extends false finally for from function get if implements import in instanceof interface is keyof let module namespace never new " +
  "null number object of package private protected public readonly require return set static string super switch symbol this throw true " +
  "try type typeof undefined unique unknown var void while with yield bigint";

/** Globals that generated code uses, and those that must not be hidden from a reader. */
const GLOBALS =
  "Array BigInt Boolean Date Function Infinity JSON Map Math NaN Number Object Promise Record Readonly ReadonlyArray RegExp Set String Symbol " +
  "globalThis exports console process window self Partial Pick Omit Required Extract Exclude NonNullable Parameters ReturnType Awaited Error";

const FORBIDDEN: ReadonlySet<string> = new Set([...RESERVED_WORDS.split(" "), ...GLOBALS.split(" ")]);

/** Letters, digits and `_` of a name; anything else becomes `_`. */
export function identifier(name: string): string {
  const clean = name.normalize("NFC").replace(/[^\p{ID_Continue}]/gu, "_");
  return /^[\p{ID_Start}_]/u.test(clean) ? clean : `_${clean}`;
}

/** Gives out identifiers that collide with nothing given out before, by itself or by those it stands inside of. */
export class Names {
  private readonly taken = new Set<string>();

  constructor(
    private readonly outer?: Names,
    taken: Iterable<string> = [],
  ) {
    for (const name of taken) this.taken.add(name);
  }

  private isTaken(name: string): boolean {
    return FORBIDDEN.has(name) || this.taken.has(name) || (this.outer?.isTaken(name) ?? false);
  }

  /** `wanted`, or `wanted_2`, `wanted_3`… */
  fresh(wanted: string): string {
    const base = identifier(wanted);
    let name = base;
    for (let i = 2; this.isTaken(name); i++) name = `${base}_${i}`;
    this.taken.add(name);
    return name;
  }

  /** The name means nothing any more: its block is closed. */
  release(name: string): void {
    this.taken.delete(name);
  }
}

/** A text as a string literal: U+2028 and U+2029 end a line for some readers of JavaScript, and `<` could close a script element. */
export function quote(text: string): string {
  return (
    JSON.stringify(text)
      .replace(/[\u2028\u2029\u007f-\u009f\ufeff]/g, escape)
      // What puts modules together looks one sign back to tell whether a quotation mark ends a text.
      .replaceAll("\\\\", escape("\\"))
      .replaceAll("</", "<\\/")
  );
}

const escape = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A text as one line of a comment. */
export function commentText(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, " ")
    .replaceAll("*/", "* /")
    .replaceAll("/*", "/ *")
    .trim();
}

/** Lines as a block comment, which prettier leaves alone. */
export function comment(lines: readonly string[]): string {
  return ["/**", ...lines.map((line) => ` * ${commentText(line)}`.trimEnd()), " */"].join("\n");
}

/** `__proto__: v` in an object literal sets its prototype; `["__proto__"]: v` is a property like another. */
export const propertyKey = (key: string): string => (key === "__proto__" ? '["__proto__"]' : quote(key));

/** A key as declared in an interface. */
export const declaredKey = (key: string): string => quote(key);

const PLAIN_KEY = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** `object.key`, or `object["key"]`. */
export const access = (object: string, key: string): string =>
  PLAIN_KEY.test(key) ? `${object}.${key}` : `${object}[${quote(key)}]`;

/** Whether every object has the key by inheritance: it must be asked for as an own property. */
export const isInherited = (key: string): boolean => key in Object.prototype;

/** Code without what it says in texts and comments. */
export const bareCode = (code: string): string => code.replace(/"(?:[^"\\\n]|\\.)*"|\/\*[\s\S]*?\*\/|\/\/.*/g, '""');

/** The names that code uses, those of properties aside; what it says in texts and comments is no code. */
export function namesIn(code: string): ReadonlySet<string> {
  return new Set(bareCode(code).match(/(?<![\p{ID_Continue}$.])[\p{ID_Start}_$][\p{ID_Continue}$]*/gu) ?? []);
}

/** Whether a body of code reads a parameter of this name. */
export const reads = (body: string, parameter: string): boolean => namesIn(body).has(parameter);
