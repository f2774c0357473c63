import { mersenneTwister } from "./mersenne-twister.ts";

/** Python's `random.Random(seed)` for an integer seed: the same draws, call for call, as CPython 3.9 to 3.13 makes. */
export class PythonRandom {
  readonly #next: () => number;

  /** A whole number; beyond 2^53 as a bigint. Its sign does not matter. Throws RangeError for anything else. */
  constructor(seed: number | bigint) {
    this.#next = mersenneTwister(seedWords(seed));
  }

  /** `bits` random bits as an unsigned number, 1 to 32. Throws RangeError outside these. */
  getrandbits(bits: number): number {
    if (!Number.isInteger(bits) || bits < 1 || bits > 32)
      throw new RangeError(`Cannot draw ${bits} random bits: the number of bits is not 1 to 32`);
    return this.#next() >>> (32 - bits);
  }

  /** A float64 in [0, 1). */
  random(): number {
    const high = this.#next() >>> 5;
    return (high * 2 ** 26 + (this.#next() >>> 6)) / 2 ** 53;
  }

  /** A whole number in [0, n), n from 1 to 2^32 - 1. Throws RangeError outside these. */
  randbelow(n: number): number {
    if (!Number.isInteger(n) || n < 1 || n >= 2 ** 32)
      throw new RangeError(`Cannot draw a number below ${n}: the limit is not 1 to 2^32 - 1`);
    const bits = 32 - Math.clz32(n);
    let drawn = this.getrandbits(bits);
    while (drawn >= n) drawn = this.getrandbits(bits);
    return drawn;
  }

  /** One of the items. Throws RangeError where there is none. */
  choice<T>(items: readonly T[]): T {
    if (items.length > 0) {
      const place = this.randbelow(items.length);
      for (const item of items.slice(place, place + 1)) return item;
    }
    throw new RangeError("Cannot choose an item: the list is empty");
  }

  /** The items in random order, in a new list; Python's `shuffle` reorders the list itself. */
  shuffle<T>(items: readonly T[]): T[] {
    const places = Uint32Array.from(items.keys());
    for (let i = places.length - 1; i > 0; i--) {
      const j = this.randbelow(i + 1);
      [places[i], places[j]] = [places[j] ?? 0, places[i] ?? 0];
    }
    return itemsAt(items, places);
  }

  /** `k` of the items at different places, in the order drawn. Throws RangeError where there are fewer. */
  sample<T>(items: readonly T[], k: number): T[] {
    if (!Number.isInteger(k) || k < 0 || k > items.length)
      throw new RangeError(`Cannot sample ${k} items: the list holds ${items.length}`);
    const places =
      items.length <= poolLimit(k) ? this.#fromPool(items.length, k) : this.#fresh(items.length, k);
    return itemsAt(items, places);
  }

  #fromPool(n: number, k: number): number[] {
    const pool = Uint32Array.from({ length: n }, (_, place) => place);
    return Array.from({ length: k }, (_, i) => {
      const j = this.randbelow(n - i);
      const drawn = pool[j] ?? 0;
      pool[j] = pool[n - i - 1] ?? 0;
      return drawn;
    });
  }

  #fresh(n: number, k: number): Set<number> {
    const drawn = new Set<number>();
    while (drawn.size < k) drawn.add(this.randbelow(n));
    return drawn;
  }
}

/** Up to this many items, Python draws a sample from a copy of the list; from more, it draws places until k are new. */
function poolLimit(k: number): number {
  return k > 5 ? 21 + 4 ** Math.ceil(Math.log(3 * k) / Math.log(4)) : 21;
}

function itemsAt<T>(items: readonly T[], places: Iterable<number>): T[] {
  return [...places].flatMap((place) => items.slice(place, place + 1));
}

/** The seed's 32-bit words, the lowest first. */
function seedWords(seed: number | bigint): number[] {
  if (typeof seed === "number" && !Number.isSafeInteger(seed))
    throw new RangeError(`Cannot seed with ${seed}: it is no whole number below 2^53`);
  const words: number[] = [];
  const size = BigInt(seed) < 0n ? -BigInt(seed) : BigInt(seed);
  for (let rest = size; rest > 0n; rest >>= 32n) words.push(Number(rest & 0xffffffffn));
  return words.length === 0 ? [0] : words;
}
