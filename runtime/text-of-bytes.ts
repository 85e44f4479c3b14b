/** From the bytes of a text to the text: valid UTF-8 comes in. Short texts are made from their signs, which is faster than to ask a decoder. */

const DECODER = new TextDecoder();
/** In bytes; longer texts are decoded by the platform. */
const SHORT = 32;

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
