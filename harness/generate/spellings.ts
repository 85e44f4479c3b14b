/**
 * One dossier, spelt as JSON in many ways: in comes a value, out come bytes. Some say the same as `JSON.stringify` would; some say
 * something else, or are no JSON at all. The same seed gives the same bytes.
 */
import type { Literals } from "./boundary-literals.js";
import type { Json, JsonObject } from "./dossiers.js";

/** Whole numbers from 0 up to a limit, drawn from a seed. */
export type Draw = (limit: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed | 0;
  return (limit) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

const encoder = new TextEncoder();

/**
 * The bytes of a dossier: one time in four as `JSON.stringify` writes it, else spelt otherwise, or then spoilt. `literals` are put in the
 * place of the values of their keys.
 */
export function spelling(dossier: Json, seed: number, literals: Literals = new Map()): Uint8Array {
  const draw = drawFrom(seed);
  const way = draw(8);
  if (way < 2) return encoder.encode(JSON.stringify(dossier));
  const text = way < 5 ? spelt(dossier, draw, literals) : JSON.stringify(dossier);
  const bytes = encoder.encode(draw(6) === 0 ? framed(text, draw) : text);
  return way === 4 || way > 5 ? spoilt(bytes, draw) : bytes;
}

/** How one text spells: each habit is there or not, for the whole text. */
interface Habits {
  readonly draw: Draw;
  readonly space: () => string;
  readonly isShuffled: boolean;
  /** One thing in so many is out of the ordinary; 0 for none. */
  readonly rarity: number;
  readonly literals: Literals;
}

function spelt(dossier: Json, draw: Draw, literals: Literals): string {
  const spaces = [[""], ["", " "], [" ", "\n", "\r\n", "\t  "]][draw(3)]!;
  const habits: Habits = {
    draw,
    space: () => spaces[draw(spaces.length)]!,
    isShuffled: draw(3) === 0,
    rarity: [0, 0, 12, 60][draw(4)]!,
    literals: draw(2) === 0 ? literals : new Map(),
  };
  return habits.space() + written(dossier, habits) + habits.space();
}

const isRare = ({ draw, rarity }: Habits): boolean => rarity > 0 && draw(rarity) === 0;

/** A value that stands under a key, or in the list under it. */
function written(json: Json, habits: Habits, key = ""): string {
  const { draw, space } = habits;
  const own = habits.literals.get(key) ?? [];
  if (own.length > 0 && draw(8) === 0) return own[draw(own.length)]!;
  if (isRare(habits)) return STRANGE[draw(STRANGE.length)]!;
  if (typeof json === "number") return number(json, habits);
  if (typeof json === "string") return quoted(json, habits);
  if (Array.isArray(json)) {
    const items = json.map((item) => space() + written(item, habits, key) + space());
    // One element more, or one less.
    if (draw(8) === 0) items.splice(draw(2) === 0 ? 0 : items.length, draw(2), ...items.slice(0, draw(2)));
    return `[${items.join(",")}${isRare(habits) ? "," : ""}]`;
  }
  if (typeof json !== "object" || json === null) return JSON.stringify(json) ?? "null";
  const entries = Object.entries(json as JsonObject);
  if (habits.isShuffled) entries.sort(() => draw(3) - 1);
  const members = entries.flatMap(([name, value]) => {
    const member = `${space()}${quoted(name, habits)}${space()}:${space()}${written(value, habits, name)}${space()}`;
    if (!isRare(habits)) return [member];
    return [[], [member, member], [member, `"inconnu":${nested(draw(5000))}`], [`${member} "sans virgule":1`]][
      draw(4)
    ]!;
  });
  return `{${members.join(",")}${isRare(habits) ? "," : ""}${members.length === 0 ? space() : ""}}`;
}

const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

/** Values where others are expected. */
const STRANGE = [
  ...["null", "true", "false", "nul", "True", "NaN", "Infinity", "-", "undefined", ""],
  ...["0", "-0", "-0.0", "00", "01", "1.", ".5", "+1", "1e1", "1E+1", "1e-2", "1e400", "0x10", "12.340"],
  ...["9007199254740993", "2251799813685248", "123456789012345678901234567890", "0.1000000000000000055511151231257827"],
  ...[
    '""',
    '"a\\u0000b"',
    '"\u0001"',
    '"\\ud800"',
    '"e\u0301"',
    '"2024-02-30"',
    '"P5M"',
    '"-P0M"',
    '"p1M"',
    '"sans fin',
    "'a'",
  ],
  ...["{}", "[]", "[[]]", '{"":1}', '{"__proto__":null}', '{"a":1,"a":2}'],
];

/** Other ways to write a number; most mean the same. */
function number(value: number, habits: Habits): string {
  const text = JSON.stringify(value);
  if (!isRare(habits)) return text;
  const more = text.includes(".") ? "" : ".";
  const ways = [
    `${text}${more}0`,
    `${text}${more}00000000000000000001`,
    `${text}e0`,
    `${text}E+00`,
    `${value * 10}e-1`,
    `-${text}`,
    `0${text}`,
    `${text}${more}`,
  ];
  return ways[habits.draw(ways.length)]!;
}

/** Other ways to write a text: escapes, letters taken apart. */
function quoted(text: string, habits: Habits): string {
  const plain = JSON.stringify(text);
  if (!isRare(habits)) return plain;
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const ways = [
    () => `"${[...text].map((sign) => (sign.length === 1 ? escaped(sign) : sign)).join("")}"`,
    () => plain.replaceAll("/", "\\/"),
    () => plain.normalize("NFD"),
    () => `${plain.slice(0, -1)}\u0338"`,
    () => `${plain.slice(0, -1)}\u2028é’€\u{1F600}"`,
    () => `${plain.slice(0, -1)} "`,
    () => plain.slice(0, -1),
    () => plain.slice(1),
  ];
  return ways[habits.draw(ways.length)]!();
}

/** What may stand around a text. */
function framed(text: string, draw: Draw): string {
  const ways = [
    `\ufeff${text}`,
    `${text}\n`,
    `${text}\r\n`,
    `\r\n${text}`,
    `${text}${text}`,
    `${text},`,
    `${text}\u0000`,
    ` ${text} x`,
  ];
  return ways[draw(ways.length)]!;
}

/** Bytes that are no UTF-8, or that end lines and texts. */
const FOREIGN: readonly (readonly number[])[] = [
  [0x00],
  [0x0a],
  [0x22],
  [0x5c],
  [0x7f],
  [0x80],
  [0xbf],
  [0xc0, 0x80],
  [0xc3],
  [0xc3, 0x28],
  [0xcc, 0x81],
  [0xe2, 0x80],
  [0xe2, 0x80, 0x80],
  [0xed, 0xa0, 0x80],
  [0xef, 0xbb, 0xbf],
  [0xf0, 0x9f, 0x98, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xff],
];

/** One to three places changed: bytes changed, put in, taken out, said twice, or the end cut off. */
function spoilt(given: Uint8Array, draw: Draw): Uint8Array {
  let bytes = [...given];
  for (let times = 1 + draw(3); times > 0; times--) {
    const at = draw(bytes.length + 1);
    const length = draw(4) === 0 ? draw(40) : 1;
    switch (draw(6)) {
      case 0:
        bytes = bytes.slice(0, at);
        break;
      case 1:
        bytes.splice(at, length);
        break;
      case 2:
        bytes.splice(at, 0, ...bytes.slice(at, at + length));
        break;
      case 3:
        bytes.splice(at, draw(2), ...FOREIGN[draw(FOREIGN.length)]!);
        break;
      case 4:
        if (at < bytes.length) bytes[at]! ^= 1 << draw(8);
        break;
      default:
        bytes.splice(at, 1, ...encoder.encode('0123456789-.eE"{}[],:tfn \\'.charAt(draw(26))));
    }
  }
  return Uint8Array.from(bytes);
}
