/** From the bytes of a text to the text: valid UTF-8 comes in. Short texts are made from their signs, which is faster than to ask a decoder. */

const DECODER = new TextDecoder();
/** In bytes; longer texts are decoded by the platform. */
const SHORT = 32;

/** Texts that come again and again, such as names of units, are kept: so many at most, a power of two, of so many bytes at most. */
const KEPT = 512;
const LONGEST_KEPT = 96;
const keptBytes: (Uint8Array | undefined)[] = new Array<undefined>(KEPT).fill(undefined);
const keptTexts: string[] = new Array<string>(KEPT).fill("");

/** The same text as `textOf` makes, made once while it is kept. */
export function recurringText(bytes: Uint8Array, from: number, to: number): string {
  const length = to - from;
  if (length <= 8 || length > LONGEST_KEPT) return textOf(bytes, from, to);
  const middle = from + (length >> 1);
  const place =
    (bytes[from]! * 3 +
      bytes[from + 1]! * 7 +
      bytes[middle]! * 13 +
      bytes[to - 2]! * 17 +
      bytes[to - 1]! * 31 +
      length) &
    (KEPT - 1);
  const kept = keptBytes[place];
  if (kept?.length === length) {
    let i = 0;
    while (i < length && kept[i] === bytes[from + i]) i++;
    if (i === length) return keptTexts[place]!;
  }
  const text = textOf(bytes, from, to);
  keptBytes[place] = bytes.slice(from, to);
  keptTexts[place] = text;
  return text;
}

/** The text of the bytes from `from` to `to`. INVARIANT: they are valid UTF-8. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > SHORT) return DECODER.decode(bytes.subarray(from, to));
  for (let i = from; i < to; i++) if (bytes[i]! >= 0x80) return DECODER.decode(bytes.subarray(from, to));
  let text = "";
  let i = from;
  for (; i + 8 <= to; i += 8) text += eight(bytes, i);
  return i === to ? text : text + fewer(bytes, i, to - i);
}

const sign = String.fromCharCode;

const eight = (b: Uint8Array, i: number): string =>
  sign(b[i]!, b[i + 1]!, b[i + 2]!, b[i + 3]!, b[i + 4]!, b[i + 5]!, b[i + 6]!, b[i + 7]!);

function fewer(b: Uint8Array, i: number, count: number): string {
  switch (count) {
    case 1:
      return sign(b[i]!);
    case 2:
      return sign(b[i]!, b[i + 1]!);
    case 3:
      return sign(b[i]!, b[i + 1]!, b[i + 2]!);
    case 4:
      return sign(b[i]!, b[i + 1]!, b[i + 2]!, b[i + 3]!);
    case 5:
      return sign(b[i]!, b[i + 1]!, b[i + 2]!, b[i + 3]!, b[i + 4]!);
    case 6:
      return sign(b[i]!, b[i + 1]!, b[i + 2]!, b[i + 3]!, b[i + 4]!, b[i + 5]!);
    default:
      return sign(b[i]!, b[i + 1]!, b[i + 2]!, b[i + 3]!, b[i + 4]!, b[i + 5]!, b[i + 6]!);
  }
}
