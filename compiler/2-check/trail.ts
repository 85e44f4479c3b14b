/**
 * Maps that are never changed in place and grow an entry at a time, of which many are made on top of each other: adding is quick, whatever
 * is there already, and what one adds to another is read without going through the rest.
 */

/** Entries gone through one by one before they are put in an index. */
const RUN = 24;

export class Trail<V> {
  private constructor(
    readonly before: Trail<V> | undefined,
    readonly key: string,
    readonly value: V | undefined,
    /** How many entries were added. */
    readonly length: number,
    /** All entries, in one trail out of `RUN`. */
    readonly index?: ReadonlyMap<string, V>,
  ) {}

  static empty<V>(): Trail<V> {
    return new Trail<V>(undefined, "", undefined, 0, new Map());
  }

  get(key: string): V | undefined {
    return found(this, key);
  }

  has(key: string): boolean {
    return found(this, key) !== undefined;
  }

  /** The same, with `value` under `key`. */
  with(key: string, value: V): Trail<V> {
    const longer = new Trail(this, key, value, this.length + 1);
    return longer.length % RUN === 0 ? new Trail(this, key, value, longer.length, indexOf(longer)) : longer;
  }

  /** What was added since `base`, on which this was made, the last under each key. */
  since(base: Trail<V>): Map<string, V> {
    return added(this, (at) => at === base);
  }

  /** The last that both were made on. */
  static shared<V>(one: Trail<V>, other: Trail<V>): Trail<V> {
    let [a, b] = [one, other];
    while (a !== b) {
      if (a.length >= b.length) a = a.before as Trail<V>;
      else b = b.before as Trail<V>;
    }
    return a;
  }
}

function found<V>(trail: Trail<V>, key: string): V | undefined {
  let at = trail;
  for (; at.index === undefined; at = at.before as Trail<V>) if (at.key === key) return at.value;
  return at.index.get(key);
}

function added<V>(trail: Trail<V>, isEnd: (at: Trail<V>) => boolean): Map<string, V> {
  const entries = new Map<string, V>();
  for (let at = trail; !isEnd(at) && at.before !== undefined; at = at.before)
    if (!entries.has(at.key)) entries.set(at.key, at.value as V);
  return entries;
}

/** The index below, and all that was added since. */
function indexOf<V>(trail: Trail<V>): Map<string, V> {
  const run = added(trail, (at) => at.index !== undefined);
  let below = trail;
  while (below.index === undefined) below = below.before as Trail<V>;
  return new Map([...below.index, ...run]);
}
