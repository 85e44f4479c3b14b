/**
 * Where the pieces of a text stand while it is checked again and again: each has room around it, so that what is typed in one moves no
 * other, and what was read and found of the others can be kept as it is. Such places are turned into those of the real text at the end.
 */
import type { Source, Span } from "../diagnostics/source.js";
import { cutIntoPieces, type Piece } from "../grammar/index.js";
import type { Place } from "../plan/plan.js";
import { lineStarts, placeAt } from "./places.js";

/** Room after each piece, in signs: as much can be typed there before all are laid out, and checked, anew. */
const ROOM = 200;

interface Laid {
  readonly text: string;
  /** Where it begins in the real text, and while it is checked. */
  readonly start: number;
  readonly at: number;
}

export class Layout {
  /** The text as it is checked: blank lines stand between its pieces. */
  readonly source: Source;
  #lines: readonly number[] | undefined;

  private constructor(
    readonly real: Source,
    private readonly laid: readonly Laid[],
  ) {
    const parts: string[] = [];
    let length = 0;
    for (const { text, at } of laid) {
      parts.push("\n".repeat(at - length), text);
      length = at + text.length;
    }
    this.source = { path: real.path, text: parts.join("") };
  }

  /** Pieces that stand in `before`, an earlier text of that file, keep their places where they can. */
  static of(real: Source, before?: Layout): Layout {
    if (before?.real.text === real.text) return before;
    const pieces = cutIntoPieces(real.text).map(({ start, end }) => ({ start, text: real.text.slice(start, end) }));
    const places = (before && placesBeside(pieces, before.laid)) ?? spread(pieces, 0, Infinity);
    return new Layout(
      real,
      pieces.map((piece, i) => ({ ...piece, at: places?.[i] ?? 0 })),
    );
  }

  get pieces(): readonly Piece[] {
    return this.laid.map(({ at, text }) => ({ start: at, end: at + text.length }));
  }

  /** A place of the text as it is checked, in the real one. */
  offset(at: number): number {
    let low = 0;
    let high = this.laid.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.laid[middle]?.at ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const piece = this.laid[low];
    return piece === undefined ? at : piece.start + Math.max(0, Math.min(at - piece.at, piece.text.length));
  }

  span({ file, start, end }: Span): Span {
    return { file, start: this.offset(start), end: this.offset(end) };
  }

  place({ file, start, end }: Span): Place {
    this.#lines ??= lineStarts(this.real.text);
    return placeAt(this.#lines, { file, start: this.offset(start), end: this.offset(end) });
  }
}

type Unlaid = Pick<Laid, "start" | "text">;

/** Places for pieces of which some, at both ends, are the same as before; undefined where those between have no room. */
function placesBeside(pieces: readonly Unlaid[], before: readonly Laid[]): number[] | undefined {
  const most = Math.min(pieces.length, before.length);
  let first = 0;
  while (first < most && pieces[first]?.text === before[first]?.text) first++;
  let last = 0;
  while (last < most - first && pieces.at(-1 - last)?.text === before.at(-1 - last)?.text) last++;
  const above = before[first - 1];
  const from = above ? above.at + above.text.length : 0;
  const to = last === 0 ? Infinity : (before[before.length - last]?.at ?? Infinity);
  const between = pieces.slice(first, pieces.length - last);
  const were = before.slice(first, before.length - last).map(({ at }) => at);
  const places = staying(between, were, to) ?? spread(between, from, to);
  return (
    places && [
      ...before.slice(0, first).map(({ at }) => at),
      ...places,
      ...before.slice(before.length - last).map(({ at }) => at),
    ]
  );
}

/** The places that as many pieces had before, if they still have room there. */
function staying(pieces: readonly Unlaid[], were: readonly number[], to: number): readonly number[] | undefined {
  const fits = pieces.every(({ text }, i) => (were[i] ?? 0) + text.length <= (were[i + 1] ?? to));
  return were.length === pieces.length && fits ? were : undefined;
}

/** Places one after the other with as much room after each; undefined where there is none. */
function spread(pieces: readonly Unlaid[], from: number, to: number): number[] | undefined {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
  const room = Math.min(ROOM, Math.floor((to - from - length) / (pieces.length + 1)));
  if (room < 0) return undefined;
  let at = from;
  return pieces.map(({ text }) => {
    const place = at;
    at += text.length + room;
    return place;
  });
}
