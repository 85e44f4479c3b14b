/**
 * Cuts a stream of bytes at its line ends: in come chunks of any size, out go blocks of whole lines. Where blocks end depends on the
 * bytes alone, not on the chunks, save where `flush` asks for what there is; memory is bounded whatever the text.
 */

export interface Block {
  /** Whole lines with their ends; the very last of a text may have none. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The number of its first line, from 1. */
  readonly line: number;
  readonly lines: number;
  /** How many bytes of the text are read once this block is. */
  readonly end: number;
  /** It is one line, too long, of which only the beginning was kept. */
  readonly isCut: boolean;
}

/** Where text blocks start and end, and how long a line may be. */
export interface BlockSizes {
  /** A block ends with the first line that reaches this many bytes. */
  readonly block: number;
  /** A line of more bytes, its end left out, is cut. */
  readonly line: number;
}

/** Far more than any dossier; little enough for every thread to hold one. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/** How much is kept of a line of more than `longest` bytes. */
const keptOfCut = (longest: number): number => Math.min(longest, 200);

const LINE_FEED = 10;

/** How many lines end in these bytes. */
function lineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}

export class BlockCutter {
  readonly #sizes: BlockSizes;
  /** What has not gone out yet: the first `#length` bytes. */
  #pending = new Uint8Array(0);
  #length = 0;
  /** Line ends before this are known: none ends a block, and the last line that is not whole starts at `#lineStart`. */
  #searched = 0;
  #lineStart = 0;
  /** The beginning of a line that is too long, while its end is looked for. */
  #cut: Uint8Array<ArrayBuffer> | undefined;
  #line = 1;
  #position = 0;

  constructor(sizes: BlockSizes) {
    this.#sizes = sizes;
  }

  /** The blocks that these bytes complete. */
  push(chunk: Uint8Array): Block[] {
    this.#append(chunk);
    const blocks: Block[] = [];
    while (this.#cut === undefined ? this.#next(blocks) : this.#skip(blocks));
    return blocks;
  }

  /** The whole lines that wait for their block to be full. */
  flush(): Block[] {
    const last = this.#pending.subarray(0, this.#length).lastIndexOf(LINE_FEED);
    return last < 0 || this.#cut !== undefined ? [] : [this.#take(last + 1)];
  }

  /** At the end of the text, the rest of it. */
  end(): Block[] {
    if (this.#cut !== undefined) return [this.#finish(this.#cut)];
    return this.#length === 0 ? [] : [this.#take(this.#length)];
  }

  #append(chunk: Uint8Array): void {
    const needed = this.#length + chunk.length;
    if (needed > this.#pending.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#pending.length));
      larger.set(this.#pending.subarray(0, this.#length));
      this.#pending = larger;
    }
    this.#pending.set(chunk, this.#length);
    this.#length = needed;
  }

  /** Takes one block out, or finds that a line is too long; false when more bytes are needed. */
  #next(blocks: Block[]): boolean {
    const bytes = this.#pending.subarray(0, this.#length);
    const found = bytes.indexOf(LINE_FEED, Math.max(this.#searched, this.#sizes.block - 1));
    const end = found < 0 ? this.#length : found;
    const last = bytes.subarray(this.#searched, end).lastIndexOf(LINE_FEED);
    if (last >= 0) this.#lineStart = this.#searched + last + 1;
    // Lines before it are shorter than a block, or were looked at.
    if (end - this.#lineStart > this.#sizes.line) {
      if (this.#lineStart > 0) blocks.push(this.#take(this.#lineStart));
      this.#cut = this.#pending.slice(0, keptOfCut(this.#sizes.line));
      return true;
    }
    if (found < 0) {
      this.#searched = this.#length;
      return false;
    }
    blocks.push(this.#take(found + 1));
    return true;
  }

  /** Drops what is there of a line that is too long. */
  #skip(blocks: Block[]): boolean {
    const found = this.#pending.subarray(0, this.#length).indexOf(LINE_FEED);
    this.#drop(found < 0 ? this.#length : found + 1);
    if (found < 0 || this.#cut === undefined) return false;
    blocks.push(this.#finish(this.#cut));
    return true;
  }

  #finish(kept: Uint8Array<ArrayBuffer>): Block {
    this.#cut = undefined;
    return { bytes: kept, line: this.#line++, lines: 1, end: this.#position, isCut: true };
  }

  #take(length: number): Block {
    const bytes = this.#pending.slice(0, length);
    const lines = lineEnds(bytes) + (bytes[length - 1] === LINE_FEED ? 0 : 1);
    this.#drop(length);
    const block = { bytes, line: this.#line, lines, end: this.#position, isCut: false };
    this.#line += lines;
    return block;
  }

  #drop(length: number): void {
    this.#pending.copyWithin(0, length, this.#length);
    this.#length -= length;
    this.#searched = 0;
    this.#lineStart = 0;
    this.#position += length;
  }
}

const isBlank = (sign: number | undefined): boolean => sign === 0x20 || sign === 0x09 || sign === 0x0d;

/** One line of a block: its number, and where it stands in the bytes, without its end. */
export interface Line {
  readonly number: number;
  readonly start: number;
  /** Of a line that is too long, the end of what is kept. */
  readonly end: number;
  readonly isCut: boolean;
}

/** Calls `visit` with each line of a block, in order, and returns how many were blank: those are left out. */
export function eachLine(block: Block, longest: number, visit: (line: Line) => void): number {
  const { bytes } = block;
  const [b, o, m] = block.line === 1 ? bytes : [];
  let start = b === 0xef && o === 0xbb && m === 0xbf ? 3 : 0;
  let blank = 0;
  for (let number = block.line; number < block.line + block.lines; number++) {
    const found = bytes.indexOf(LINE_FEED, start);
    const next = found < 0 ? bytes.length : found + 1;
    let end = found < 0 ? next : found;
    const isCut = block.isCut || end - start > longest;
    if (isCut) end = Math.min(end, start + keptOfCut(longest));
    while (end > start && bytes[end - 1] === 0x0d) end--;
    let first = start;
    while (first < end && isBlank(bytes[first])) first++;
    if (first === end && !isCut) blank++;
    else visit({ number, start, end, isCut });
    start = next;
  }
  return blank;
}
