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
  /** A block ends with the first line that reaches this many bytes… */
  readonly block: number;
  /** … or only this many, as long as less than one such block has gone out. */
  readonly first: number;
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

/** Where blocks are put: memory of so many bytes at least, that nobody else has. Those who are done with a block may give it back there. */
export type TakeMemory = (least: number) => Uint8Array<ArrayBuffer>;

export class BlockCutter {
  readonly #sizes: BlockSizes;
  readonly #take: TakeMemory;
  /** What has not gone out yet: the first `#length` bytes. No line end in them ends a block, and the last line starts at `#lineStart`. */
  #pending: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  #length = 0;
  #lineStart = 0;
  /** The beginning of a line that is too long, while its end is looked for. */
  #cut: Uint8Array<ArrayBuffer> | undefined;
  #line = 1;
  #position = 0;

  constructor(sizes: BlockSizes, take: TakeMemory = (least) => new Uint8Array(least)) {
    this.#sizes = sizes;
    this.#take = take;
  }

  /** The blocks that these bytes complete; the bytes are copied. */
  push(chunk: Uint8Array): Block[] {
    const blocks: Block[] = [];
    for (let rest = chunk; rest.length > 0;) {
      const used = this.#cut === undefined ? this.#add(rest, blocks) : this.#skip(rest, this.#cut, blocks);
      rest = rest.subarray(used);
    }
    return blocks;
  }

  /** The whole lines that wait for their block to be full. */
  flush(): Block[] {
    return this.#lineStart === 0 ? [] : [this.#blockOf(this.#lineStart)];
  }

  /** At the end of the text, the rest of it. */
  end(): Block[] {
    if (this.#cut !== undefined) return [this.#finish(this.#cut)];
    return this.#length === 0 ? [] : [this.#blockOf(this.#length)];
  }

  /** Takes bytes in until a block is full, or a line found to be too long; how many. */
  #add(bytes: Uint8Array, blocks: Block[]): number {
    const { first, block, line } = this.#sizes;
    const size = this.#position < block ? first : block;
    const found = bytes.indexOf(LINE_FEED, Math.max(0, size - 1 - this.#length));
    const end = found < 0 ? bytes.length : found;
    const last = bytes.subarray(0, end).lastIndexOf(LINE_FEED);
    if (last >= 0) this.#lineStart = this.#length + last + 1;
    // Lines before it are shorter than a block, or were looked at.
    if (this.#length + end - this.#lineStart > line) {
      this.#append(bytes.subarray(0, end));
      if (this.#lineStart > 0) blocks.push(this.#blockOf(this.#lineStart));
      this.#cut = this.#pending.slice(0, keptOfCut(line));
      this.#position += this.#length;
      this.#length = 0;
      return end;
    }
    this.#append(found < 0 ? bytes : bytes.subarray(0, found + 1));
    if (found < 0) return bytes.length;
    blocks.push(this.#blockOf(this.#length));
    return found + 1;
  }

  #append(bytes: Uint8Array): void {
    const needed = this.#length + bytes.length;
    if (needed > this.#pending.length) {
      const larger = this.#take(this.#length === 0 ? needed : Math.max(needed, 2 * this.#pending.length));
      larger.set(this.#pending.subarray(0, this.#length));
      this.#pending = larger;
    }
    this.#pending.set(bytes, this.#length);
    this.#length = needed;
  }

  /** Drops bytes up to the end of a line that is too long; how many. */
  #skip(bytes: Uint8Array, kept: Uint8Array<ArrayBuffer>, blocks: Block[]): number {
    const found = bytes.indexOf(LINE_FEED);
    const used = found < 0 ? bytes.length : found + 1;
    this.#position += used;
    if (found >= 0) blocks.push(this.#finish(kept));
    return used;
  }

  #finish(kept: Uint8Array<ArrayBuffer>): Block {
    this.#cut = undefined;
    return { bytes: kept, line: this.#line++, lines: 1, end: this.#position, isCut: true };
  }

  /** The first `length` bytes, memory and all; the others go on in other memory. */
  #blockOf(length: number): Block {
    const bytes = this.#pending.subarray(0, length);
    const rest = this.#pending.subarray(length, this.#length);
    this.#pending = new Uint8Array(0);
    this.#length = this.#lineStart = 0;
    this.#append(rest);
    const lines = lineEnds(bytes) + (bytes[length - 1] === LINE_FEED ? 0 : 1);
    this.#position += length;
    const block = { bytes, line: this.#line, lines, end: this.#position, isCut: false };
    this.#line += lines;
    return block;
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
