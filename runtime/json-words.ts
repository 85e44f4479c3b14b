/** Texts known beforehand, found among the bytes of a JSON text: the constants of an enumeration, the keys of an object. */
import type { JsonScanner } from "./json-scanner.js";

const [QUOTE, COLON, SPACE] = [0x22, 0x3a, 0x20];

/** Each text as it stands between quotes, the last one included. INVARIANT: none is empty, or needs an escape. */
function quoted(texts: readonly string[]): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  return texts.map((text) => encoder.encode(`${text}"`));
}

function stands(word: Uint8Array, bytes: Uint8Array, from: number): boolean {
  for (let k = 0; k < word.length; k++) if (bytes[from + k] !== word[k]) return false;
  return true;
}

/** The constants of an enumeration. */
export class JsonChoice<T extends string> {
  readonly #texts: readonly T[];
  readonly #words: readonly Uint8Array[];
  /** By what two bytes give, which of the texts start so. */
  readonly #byStart: readonly (readonly number[])[];

  constructor(texts: readonly T[]) {
    this.#texts = texts;
    this.#words = quoted(texts);
    const byStart: number[][] = Array.from({ length: 64 }, () => []);
    this.#words.forEach((word, i) => byStart[start(word, 0)]!.push(i));
    this.#byStart = byStart;
  }

  /** The constant that stands at `from`; gives up on anything else. */
  read(scanner: JsonScanner, from: number): T {
    const { bytes } = scanner;
    scanner.at = -1;
    if (bytes[from] === QUOTE) {
      for (const i of this.#byStart[start(bytes, from + 1)]!) {
        const word = this.#words[i]!;
        if (!stands(word, bytes, from + 1)) continue;
        scanner.at = from + 1 + word.length;
        return this.#texts[i]!;
      }
    }
    return this.#texts[0]!;
  }
}

const start = (bytes: Uint8Array, from: number): number => (bytes[from]! * 7 + bytes[from + 1]!) & 63;

/** The keys of an object, in any order. It learns in which order they come: the next object's keys probably come in the same. */
export class JsonKeys {
  readonly #words: readonly Uint8Array[];
  /** By key, the one that came after it last time; before all keys, the last place. */
  readonly #next: number[];

  constructor(keys: readonly string[]) {
    this.#words = quoted(keys);
    this.#next = [...keys.map((_, i) => (i + 1) % keys.length), 0];
  }

  /** Which key stands at `from`, after that one (-1 for none); -1 when it is unknown. Leaves `at` on the key's value. */
  read(scanner: JsonScanner, from: number, last: number): number {
    const { bytes } = scanner;
    scanner.at = -1;
    if (bytes[from] !== QUOTE) return -1;
    const place = last < 0 ? this.#words.length : last;
    let key = this.#next[place]!;
    if (!stands(this.#words[key]!, bytes, from + 1)) {
      key = this.#words.findIndex((word) => stands(word, bytes, from + 1));
      if (key < 0) return -1;
      this.#next[place] = key;
    }
    let i = from + 1 + this.#words[key]!.length;
    if (bytes[i]! <= SPACE) i = scanner.space(i);
    if (bytes[i] !== COLON) return -1;
    i++;
    scanner.at = bytes[i]! <= SPACE ? scanner.space(i) : i;
    return key;
  }
}
