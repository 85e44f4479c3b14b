/**
 * What a check leaves to the next one of almost the same texts, as an editor or `reglo watch` makes them: the pieces of each file as they
 * were read, and what was found in each regulation, for those whose files have not changed. A check with a memory answers what it answers
 * without one. Only what the last check used is kept.
 */
import type { Source } from "../diagnostics/source.js";
import type { RulesFile } from "../grammar/ast.js";
import { parse, type Parsed } from "../grammar/index.js";
import type { Module } from "./1-resolve/modules.js";

interface Known<Found> {
  readonly files: readonly RulesFile[];
  readonly isBroken: boolean;
  readonly found: Found;
}

export class Memory<Found> {
  #read = new Map<string, Parsed>();
  #readBefore = new Map<string, Parsed>();
  #found = new Map<string, Known<Found>>();
  #foundBefore = new Map<string, Known<Found>>();

  /** Starts a check. */
  turn(): void {
    this.#readBefore = this.#read;
    this.#foundBefore = this.#found;
    this.#read = new Map();
    this.#found = new Map();
  }

  /** A file as `parse` reads it; the very same object when its text has not changed. */
  parse(source: Source): Parsed {
    const parsed = parse(source, this.#readBefore.get(source.path));
    this.#read.set(source.path, parsed);
    return parsed;
  }

  /** What `check` finds in a regulation, which depends on its files and on whether they could be read whole, and on nothing else. */
  found({ main, files }: Module, isBroken: boolean, check: () => Found): Found {
    const before = this.#foundBefore.get(main.path);
    const isSame =
      before?.isBroken === isBroken &&
      before.files.length === files.length &&
      before.files.every((file, i) => file === files[i]);
    const known = isSame ? before : { files, isBroken, found: check() };
    this.#found.set(main.path, known);
    return known.found;
  }
}
