/** A part of the memory that is one batch's own until it is disposed. */
export interface MemoryLease extends Disposable {
  /** Room for at least so many numbers; what was taken under the name before lies in the same place. */
  readonly take: (name: string, length: number) => Float32Array;
}

/**
 * Memory that a batch leaves to the next one. The system takes longer to hand out fresh memory than the numbers take to be
 * copied into it.
 */
export class RowMemory {
  readonly #idle: Map<string, Float32Array>[] = [];

  lease(): MemoryLease {
    const rooms = this.#idle.pop() ?? new Map<string, Float32Array>();
    return {
      take: (name, length) => {
        const known = rooms.get(name);
        if (known && known.length >= length) return known;
        const fresh = new Float32Array(length);
        rooms.set(name, fresh);
        return fresh;
      },
      [Symbol.dispose]: () => {
        this.#idle.push(rooms);
      },
    };
  }
}
