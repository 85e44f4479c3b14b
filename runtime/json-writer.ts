/**
 * Writes JSON straight into bytes: values come in, and what `JSON.stringify` would write of them is added to `bytes`, up to `at`. What is
 * always the same is put in pieces made beforehand. Members and elements are each followed by a comma; closing takes the last one back.
 */
import type { Outcome, Raw } from "./verdict.js";

/** A text that is written often, as bytes; the last eight are filled up. */
export interface JsonPiece {
  readonly words: Float64Array;
  readonly length: number;
}

const encoder = new TextEncoder();

/** INVARIANT: the text is well formed, so that no eight of its bytes make a `NaN`, which a machine may change. */
export function jsonPiece(text: string): JsonPiece {
  const bytes = encoder.encode(text);
  const words = new Float64Array(Math.ceil(bytes.length / 8));
  new Uint8Array(words.buffer).set(bytes);
  return { words, length: bytes.length };
}

const [QUOTE, COMMA, MINUS, POINT, ZERO, BACKSLASH] = [0x22, 0x2c, 0x2d, 0x2e, 0x30, 0x5c];
const END_BRACE = 0x7d;
const [TRUE, FALSE, NULL] = ["true", "false", "null"].map(jsonPiece) as [JsonPiece, JsonPiece, JsonPiece];
const ABSENT = jsonPiece('{"status":"absent"},');
const NO_RULE = jsonPiece('{"status":"no-rule"},');
const ACQUIRED = jsonPiece('{"status":"acquired","value":');
const END_OUTCOME = jsonPiece("},");

/** Numbers with up to so many decimals are written digit by digit. */
const TENS = [10, 100, 1000];
const WORD = 2 ** 31;
/** So many bytes are copied one by one; more, by the platform. */
const SHORT = 64;

/** Whether the machine keeps the least byte of a number first, as pieces do. */
const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

export class JsonWriter {
  bytes: Uint8Array<ArrayBuffer>;
  at = 0;
  #view: DataView;

  /** @param memory to write in, or how many bytes of it; where that is too little, `bytes` becomes another */
  constructor(memory: Uint8Array<ArrayBuffer> | number = 1 << 16) {
    this.bytes = typeof memory === "number" ? new Uint8Array(memory) : memory;
    this.#view = viewOf(this.bytes);
  }

  /** What was written: a part of the memory, up to the next writing. */
  get written(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.at);
  }

  put({ words, length }: JsonPiece): void {
    const { at } = this;
    if (at + length + 8 > this.bytes.length) this.#grow(length);
    const view = this.#view;
    for (let i = 0; i < words.length; i++) view.setFloat64(at + 8 * i, words[i]!, isLittleEndian);
    this.at = at + length;
  }

  /** A member of an object, unless its value is `undefined`; `key` is the key with its colon. */
  member(key: JsonPiece, value: Raw | undefined): void {
    if (value === undefined) return;
    this.put(key);
    this.raw(value);
    this.bytes[this.at++] = COMMA;
  }

  /** A decision's member. */
  outcome(key: JsonPiece, outcome: Outcome): void {
    this.put(key);
    if (outcome.status === "acquired") {
      this.put(ACQUIRED);
      this.raw(outcome.value);
      this.put(END_OUTCOME);
    } else if (outcome.status === "absent") this.put(ABSENT);
    else if (outcome.status === "no-rule") this.put(NO_RULE);
    else this.json(outcome);
  }

  /** The outcomes of a decision on elements, or the one outcome of all. */
  outcomes(key: JsonPiece, outcomes: Outcome | Readonly<Record<string, Outcome>>): void {
    this.put(key);
    this.json(outcomes);
  }

  /** Ends an object or a list, and takes back the comma after what stands in it. */
  close(sign: number): void {
    if (this.bytes[this.at - 1] === COMMA) this.at--;
    this.bytes[this.at++] = sign;
    this.bytes[this.at++] = COMMA;
  }

  /** Ends the whole object. */
  end(): void {
    this.close(END_BRACE);
    this.at--;
  }

  /** Any value, and a comma. */
  json(value: unknown): void {
    this.text(JSON.stringify(value));
    this.bytes[this.at++] = COMMA;
  }

  /** Bytes as they are. */
  copy(bytes: Uint8Array, from: number, to: number): void {
    if (this.at + to - from + 8 > this.bytes.length) this.#grow(to - from);
    if (to - from > SHORT) {
      this.bytes.set(bytes.subarray(from, to), this.at);
      this.at += to - from;
    } else for (let i = from; i < to; i++) this.bytes[this.at++] = bytes[i]!;
  }

  raw(value: Raw): void {
    if (typeof value === "string") this.string(value);
    else if (typeof value === "number") this.number(value);
    else this.put(value === null ? NULL : value ? TRUE : FALSE);
  }

  string(text: string): void {
    const { length } = text;
    if (this.at + 2 * length + 16 > this.bytes.length) this.#grow(2 * length + 16);
    const { bytes } = this;
    let { at } = this;
    bytes[at++] = QUOTE;
    for (let i = 0; i < length; i++) {
      const c = text.charCodeAt(i);
      if (c >= 0x20 && c < 0x80 && c !== QUOTE && c !== BACKSLASH) bytes[at++] = c;
      else if (c >= 0x80 && c < 0x800) {
        bytes[at++] = 0xc0 | (c >> 6);
        bytes[at++] = 0x80 | (c & 0x3f);
      } else {
        this.text(JSON.stringify(text));
        return;
      }
    }
    bytes[at++] = QUOTE;
    this.at = at;
  }

  number(value: number): void {
    if (this.at + 40 > this.bytes.length) this.#grow(40);
    const size = Math.abs(value);
    if (size < WORD) {
      const whole = Math.trunc(size);
      let digits = whole;
      let decimals = 0;
      if (whole !== size) {
        // The first decimal that is this very double is its shortest form (see `numbers.ts`).
        decimals = 1 + TENS.findIndex((ten) => Math.round(size * ten) / ten === size);
        digits = Math.round(size * (TENS[decimals - 1] ?? 0));
        if (decimals === 0 || digits >= WORD) {
          this.text(JSON.stringify(value));
          return;
        }
      }
      if (value < 0) this.bytes[this.at++] = MINUS;
      this.#digits(digits, decimals);
    } else this.text(JSON.stringify(value));
  }

  /** A whole number below 2^31, the last `decimals` digits after a point. */
  #digits(value: number, decimals: number): void {
    const { bytes } = this;
    let count = 1;
    for (let rest = value; rest >= 10; rest = (rest / 10) | 0) count++;
    if (count <= decimals) count = decimals + 1;
    const end = this.at + count + (decimals > 0 ? 1 : 0);
    let rest = value;
    let at = end;
    for (let i = 0; i < count; i++) {
      if (i === decimals && decimals > 0) bytes[--at] = POINT;
      const next = (rest / 10) | 0;
      bytes[--at] = ZERO + rest - next * 10;
      rest = next;
    }
    this.at = end;
  }

  /** A text as it is, in UTF-8. */
  text(text: string): void {
    if (this.at + 3 * text.length + 8 > this.bytes.length) this.#grow(3 * text.length);
    this.at += encoder.encodeInto(text, this.bytes.subarray(this.at)).written;
  }

  /** Makes room for so many bytes more. */
  #grow(size: number): void {
    const larger = new Uint8Array(2 * (this.bytes.length + size + 8));
    larger.set(this.bytes);
    this.bytes = larger;
    this.#view = viewOf(larger);
  }
}
