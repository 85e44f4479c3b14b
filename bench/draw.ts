/** Numbers drawn from a seed: the same on every machine. */
export class Draw {
  constructor(private state: number) {}

  /** A whole number from `min` to `max`, both included (mulberry32). */
  integer(min: number, max: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return min + (((t ^ (t >>> 14)) >>> 0) % (max - min + 1));
  }

  oneIn(n: number): boolean {
    return this.integer(1, n) === 1;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(0, items.length - 1)]!;
  }
}
