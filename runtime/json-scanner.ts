/**
 * Reads plain JSON straight from its bytes: a text comes in, values in internal form go out, and anything unusual is given up on, for the
 * ordinary road to judge. What it accepts means exactly what the ordinary road reads; what it gives up on may well be valid.
 *
 * Every reading takes where it starts and leaves where it ended in `at`; `at` below 0 means that it gave up. A line end or a NUL always
 * stands right after the text, and a few bytes more: no token holds one, so that nothing has to look for the end of the text.
 */
import { dayOf, type Day } from "./calendar.js";
import { rational, ZERO, type Rational } from "./rational.js";
import { recurringText, textOf } from "./text-of-bytes.js";

const [TAB, LINE_FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];
const [QUOTE, MINUS, POINT, ZERO_DIGIT, BACKSLASH] = [0x22, 0x2d, 0x2e, 0x30, 0x5c];
/** The words `true`, `false` without its last letter, and `null`, as little-endian integers. */
const [TRUE, FALS, NULL] = [0x65757274, 0x736c6166, 0x6c6c756e];
const LETTER_E = 0x65;

/** Texts up to this many bytes are read one by one. */
const SHORT = 10;

/** A byte, four times. */
const ONES = 0x01010101;
const HIGH_BITS = 0x80808080 | 0;

/** Whether none of these four bytes is a quote, a backslash, a control character or part of a larger sign. */
function isPlain(four: number): boolean {
  const quotes = four ^ (QUOTE * ONES);
  const backslashes = four ^ (BACKSLASH * ONES);
  const zeros = ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes);
  return ((zeros | ((four - SPACE * ONES) & ~four) | four) & HIGH_BITS) === 0;
}

/** How far behind the text a reading may look. */
const BEHIND = 16;
/** Texts up to this many bytes are copied into memory that is kept. */
const KEPT = 1 << 16;
/** Whole numbers of the last decimal are exact, and tell their decimal from all others, below it (see `numbers.ts`). */
const LIMIT = 2 ** 51 - 1;
/** Decimals of so many digits are told apart by doubles. */
const DIGITS = 15;

export class JsonScanner {
  bytes: Uint8Array = new Uint8Array(KEPT);
  view: DataView = new DataView(this.bytes.buffer);
  at = 0;
  /** Where the text ends. */
  end = 0;
  /** Where the text of the field `identifiant` starts and ends, its quotes left out; -1 where there is none. */
  identifiantFrom = -1;
  identifiantTo = -1;
  /** The year or the day of the field that selects the version. */
  selecting = NaN;

  readonly #kept = this.bytes;
  readonly #keptView = this.view;
  #block: Uint8Array | undefined;

  /** Makes ready the text from `start` to `end`; comes out as where it starts in `this.bytes`, after white space. */
  open(bytes: Uint8Array, start: number, end: number): number {
    // A line of a block, whose end is a control character, is read where it stands.
    if (start >= 0 && end + BEHIND <= bytes.length && bytes[end]! < SPACE) {
      if (bytes !== this.#block || this.bytes === this.#kept) {
        this.#block = bytes;
        this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      }
      this.end = end;
      return this.space(start);
    }
    const text = bytes.subarray(start, end);
    const { length } = text;
    if (length + BEHIND <= KEPT) {
      this.bytes = this.#kept;
      this.view = this.#keptView;
    } else {
      this.bytes = new Uint8Array(length + BEHIND);
      this.view = new DataView(this.bytes.buffer);
    }
    this.#block = undefined;
    this.bytes.set(text);
    this.bytes.fill(0, length, length + BEHIND);
    this.end = length;
    return this.space(0);
  }

  /** Whether nothing but white space follows. */
  isEnd(from: number): boolean {
    return this.space(from) === this.end;
  }

  /** The position after white space. */
  space(from: number): number {
    const { bytes, end } = this;
    let i = from;
    for (; i < end; i++) {
      const c = bytes[i];
      if (c !== SPACE && c !== LINE_FEED && c !== RETURN && c !== TAB) break;
    }
    return i;
  }

  /** Forgets what an earlier reading of the same text found. */
  restart(): void {
    this.identifiantFrom = -1;
    this.identifiantTo = -1;
    this.selecting = NaN;
  }

  /** Says that what was read is unusual. */
  giveUp(): undefined {
    this.at = -1;
    return undefined;
  }

  /** Whether `null` stands there; then `at` is after it. */
  isNull(from: number): boolean {
    if (this.view.getInt32(from, true) !== NULL) return false;
    this.at = from + 4;
    return true;
  }

  boolean(from: number): boolean {
    const word = this.view.getInt32(from, true);
    if (word === TRUE) {
      this.at = from + 4;
      return true;
    }
    this.at = word === FALS && this.bytes[from + 4] === LETTER_E ? from + 5 : -1;
    return false;
  }

  /** A number as a whole number of 10^-scale, from `min` to `max`, both such whole numbers and below 2^51 in size. */
  scaled(from: number, scale: number, min: number, max: number): number {
    const { bytes } = this;
    let i = from;
    const isNegative = bytes[i] === MINUS;
    if (isNegative) i++;
    let digit = bytes[i]! - ZERO_DIGIT;
    this.at = -1;
    if (!(digit >= 0 && digit <= 9)) return 0;
    let n = digit;
    digit = bytes[++i]! - ZERO_DIGIT;
    if (n === 0) {
      if (digit >= 0 && digit <= 9) return 0;
    } else {
      for (; digit >= 0 && digit <= 9; digit = bytes[++i]! - ZERO_DIGIT) {
        n = n * 10 + digit;
        if (n > LIMIT) return 0;
      }
    }
    let missing = scale;
    if (digit === POINT - ZERO_DIGIT && scale > 0) {
      digit = bytes[++i]! - ZERO_DIGIT;
      if (!(digit >= 0 && digit <= 9)) return 0;
      for (; digit >= 0 && digit <= 9; digit = bytes[++i]! - ZERO_DIGIT) {
        if (missing === 0) return 0;
        n = n * 10 + digit;
        missing--;
      }
    }
    for (; missing > 0; missing--) n *= 10;
    if (isNegative) {
      // −0 is left to the ordinary road.
      if (n === 0) return 0;
      n = -n;
    }
    if (n < min || n > max) return 0;
    this.at = i;
    return n;
  }

  /** A number of any value from `min` to `max`, with at most so many decimals. */
  rational(from: number, decimals: number, min: number, max: number): Rational {
    const { bytes } = this;
    this.at = -1;
    const isNegative = bytes[from] === MINUS;
    const first = isNegative ? from + 1 : from;
    let i = first;
    let n = 0;
    let point = -1;
    for (; ; i++) {
      const c = bytes[i]!;
      const digit = c - ZERO_DIGIT;
      if (digit >= 0 && digit <= 9) n = n * 10 + digit;
      else if (c === POINT && point < 0 && i > first) point = i;
      else break;
      // The point is no digit.
      if (i - first + (point < 0 ? 1 : 0) > DIGITS) return ZERO;
    }
    const places = point < 0 ? 0 : i - point - 1;
    const whole = (point < 0 ? i : point) - first;
    if (whole === 0 || (whole > 1 && bytes[first] === ZERO_DIGIT) || places > decimals) return ZERO;
    if ((point >= 0 && places === 0) || (n === 0 && isNegative)) return ZERO;
    const ten = 10 ** places;
    const value = (isNegative ? -n : n) / ten;
    if (value < min || value > max) return ZERO;
    this.at = i;
    return rational(BigInt(isNegative ? -n : n), BigInt(ten));
  }

  /** `"2024-02-29"`, as a day number. */
  date(from: number): Day {
    const { bytes } = this;
    const two = (i: number): number => {
      const [tens, ones] = [bytes[i]! - ZERO_DIGIT, bytes[i + 1]! - ZERO_DIGIT];
      return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
    };
    this.at = -1;
    if (bytes[from] !== QUOTE || bytes[from + 5] !== MINUS || bytes[from + 8] !== MINUS || bytes[from + 11] !== QUOTE)
      return 0;
    const day = dayOf(two(from + 1) * 100 + two(from + 3), two(from + 6), two(from + 9));
    if (day === undefined) return 0;
    this.at = from + 12;
    return day;
  }

  /** `"P24M"` or `"P30D"`, by its last letter, as a number of months or days. */
  duration(from: number, letter: number, min: number, max: number): number {
    const { bytes } = this;
    this.at = -1;
    const isNegative = bytes[from + 1] === MINUS;
    let i = isNegative ? from + 2 : from + 1;
    if (bytes[from] !== QUOTE || bytes[i] !== 0x50) return 0;
    let count = 0;
    const first = ++i;
    for (; ; i++) {
      const digit = bytes[i]! - ZERO_DIGIT;
      if (!(digit >= 0 && digit <= 9)) break;
      count = count * 10 + digit;
      if (i - first >= 10) return 0;
    }
    if (i === first || bytes[i] !== letter || bytes[i + 1] !== QUOTE) return 0;
    const signed = isNegative ? 0 - count : count;
    if (signed < min || signed > max) return 0;
    this.at = i + 2;
    return signed;
  }

  /** Reads a text without making one: `at` is after it. */
  skipText(from: number): void {
    const { bytes, view } = this;
    let i = from + 1;
    this.at = -1;
    if (bytes[from] !== QUOTE) return;
    for (;;) {
      // Letter by letter, then four at once: most texts are short.
      for (const slow = i + SHORT; i < slow;) {
        const c = bytes[i]!;
        if (c === QUOTE) {
          this.at = i + 1;
          return;
        }
        if (c < SPACE || c === BACKSLASH) return;
        if (c < 0x80) i++;
        else if ((i = this.afterSign(i)) < 0) return;
      }
      while (isPlain(view.getInt32(i, true))) i += 4;
    }
  }

  text(from: number): string {
    this.skipText(from);
    return this.at < 0 ? "" : recurringText(this.bytes, from + 1, this.at - 1);
  }

  /** The field `identifiant`, whose place is kept for the verdict. */
  identifiant(from: number): void {
    this.skipText(from);
    if (this.at < 0) return;
    this.identifiantFrom = from + 1;
    this.identifiantTo = this.at - 1;
  }

  /** The text of the field `identifiant`, if there is one. */
  get identifiantText(): string | undefined {
    return this.identifiantFrom < 0 ? undefined : textOf(this.bytes, this.identifiantFrom, this.identifiantTo);
  }

  /**
   * The position after a sign of several bytes; -1 for those that composition (NFC) could change, or that are not UTF-8. Signs below
   * U+0300, most punctuation marks and the euro are neither composed nor decomposed, whatever stands beside them.
   */
  afterSign(from: number): number {
    const { bytes } = this;
    const [first, second, third] = [bytes[from]!, bytes[from + 1]!, bytes[from + 2]!];
    const isNext = (c: number): boolean => c >= 0x80 && c < 0xc0;
    if (first >= 0xc2 && first <= 0xcb && isNext(second)) return from + 2;
    if (first !== 0xe2 || !isNext(third)) return -1;
    const isPunctuation = second === 0x80 && third >= 0x90;
    const isEuro = second === 0x82 && third === 0xac;
    return isPunctuation || isEuro ? from + 3 : -1;
  }
}
