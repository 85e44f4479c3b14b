/**
 * What a check leaves to the next one of almost the same texts, as an editor or `reglo watch` makes them: the pieces of each file as they
 * were read, what was found of each declaration, and in each regulation, for those whose files have not changed. A check with a memory
 * answers what it answers without one. Only what the last check used is kept.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Source, Span } from "../diagnostics/source.js";
import type { RulesFile } from "../grammar/ast.js";
import { parsePieces, readPiece, type Parsed, type PieceResult } from "../grammar/index.js";
import type { Plan } from "../plan/plan.js";
import type { Module } from "./1-resolve/modules.js";
import { Past } from "./2-check/past.js";
import { Layout } from "./layout.js";
import { withPlaces } from "./places.js";

interface Read {
  readonly layout: Layout;
  readonly parsed: Parsed;
  /** By where they stand while they are checked. */
  readonly pieces: ReadonlyMap<number, { readonly text: string; readonly result: PieceResult }>;
}

interface Known<Found> {
  readonly files: readonly RulesFile[];
  readonly isBroken: boolean;
  readonly found: Found;
  readonly past: Past;
}

interface Told {
  readonly layouts: readonly (Layout | undefined)[];
  readonly plan: Plan;
}

export class Memory<Found> {
  #read = new Map<string, Read>();
  #readBefore = new Map<string, Read>();
  #found = new Map<string, Known<Found>>();
  #foundBefore = new Map<string, Known<Found>>();
  readonly #told = new WeakMap<Plan, Told>();

  /** Starts a check. */
  turn(): void {
    this.#readBefore = this.#read;
    this.#foundBefore = this.#found;
    this.#read = new Map();
    this.#found = new Map();
  }

  /** A file as `parse` reads it, its places aside; the very same object when its text has not changed. */
  parse(source: Source): Parsed {
    const before = this.#readBefore.get(source.path);
    const layout = Layout.of(source, before?.layout);
    const read = before?.layout === layout ? before : readAgain(layout, before);
    this.#read.set(source.path, read);
    return read.parsed;
  }

  /** The text of a file as it is checked. */
  textOf(path: string): Source | undefined {
    return this.#read.get(path)?.layout.source;
  }

  /** What `check` finds in a regulation, which depends on its files and on whether they could be read whole, and on nothing else. */
  found({ main, files }: Module, isBroken: boolean, check: (past: Past) => Found): Found {
    const before = this.#foundBefore.get(main.path);
    const isSame =
      before?.isBroken === isBroken &&
      before.files.length === files.length &&
      before.files.every((file, i) => file === files[i]);
    let known = before;
    if (!isSame || known === undefined) {
      const past = new Past(before?.past);
      known = { files, isBroken, found: check(past), past };
      past.forget();
    }
    this.#found.set(main.path, known);
    return known.found;
  }

  /** What turns findings and plans of this check into those of the real texts, now or later. */
  teller(): Teller {
    const read = this.#read;
    // Where something of a plan stands is a place, with its line.
    const span = (one: Span): Span => {
      const layout = read.get(one.file)?.layout;
      return layout === undefined ? one : "column" in one ? layout.place(one) : layout.span(one);
    };
    return {
      finding: ({ related, fixes, ...found }) => ({
        ...found,
        span: span(found.span),
        ...(related && { related: related.map((one) => ({ ...one, span: span(one.span) })) }),
        ...(fixes && {
          fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map((one) => ({ ...one, span: span(one.span) })) })),
        }),
      }),
      plan: (plan) => {
        const layouts = plan.files.map((path) => read.get(path)?.layout);
        const before = this.#told.get(plan);
        if (before?.layouts.every((layout, i) => layout === layouts[i])) return before.plan;
        const told = withPlaces(plan, (place) => read.get(place.file)?.layout.place(place) ?? place);
        this.#told.set(plan, { layouts, plan: told });
        return told;
      },
    };
  }
}

export interface Teller {
  finding(found: Diagnostic): Diagnostic;
  /** The very same object when no file of the plan has changed. */
  plan(plan: Plan): Plan;
}

function readAgain(layout: Layout, before: Read | undefined): Read {
  const pieces = new Map<number, { readonly text: string; readonly result: PieceResult }>();
  const parsed = parsePieces(layout.source, layout.pieces, (source, piece) => {
    const text = source.text.slice(piece.start, piece.end);
    const known = before?.pieces.get(piece.start);
    const result = known?.text === text ? known.result : readPiece(source, piece);
    pieces.set(piece.start, { text, result });
    return result;
  });
  return { layout, parsed, pieces };
}
