/**
 * Memory that a batch leaves to the next one. The system takes longer to hand out fresh memory than the numbers take to be
 * copied into it.
 */
export class RowMemory {
  readonly #kept = new Map<string, Float32Array>();

  /** Room for at least so many numbers; what was taken under the name before lies in the same place. */
  take(name: string, length: number): Float32Array {
    const known = this.#kept.get(name);
    if (known && known.length >= length) return known;
    const fresh = new Float32Array(length);
    this.#kept.set(name, fresh);
    return fresh;
  }
}
