/**
 * Memory that goes round: blocks are read into it and results written into it, on whichever thread, and it is given back once they are used.
 * Left to the garbage collector it would pile up, for the collector hardly counts what stands outside its own heap.
 */

/** A line that is very long has memory of its own, which is not kept. */
const LARGEST_KEPT = 8 * 1024 * 1024;

export class Memory {
  readonly #size: number;
  readonly #free: Buffer<ArrayBuffer>[] = [];

  /** @param size of each piece, in bytes, to begin with */
  constructor(size: number) {
    this.#size = size;
  }

  /** A piece that nobody else has, of `least` bytes or more. */
  take(least = 0): Buffer<ArrayBuffer> {
    const free = this.#free.pop();
    if (free !== undefined && free.length >= least) return free;
    return Buffer.from(new ArrayBuffer(Math.max(least, this.#size)));
  }

  /** The piece that these bytes stand in. INVARIANT: nobody reads it any more. */
  giveBack({ buffer }: Uint8Array<ArrayBuffer>): void {
    if (buffer.byteLength >= this.#size && buffer.byteLength <= LARGEST_KEPT) this.#free.push(Buffer.from(buffer));
  }
}
