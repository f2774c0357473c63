const bytesOfHash = 32;

/** Many SHA-256 hashes in 32 bytes each, where texts would take three times as much. */
export class HashList {
  #bytes = Buffer.alloc(16 * bytesOfHash);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Appends a hash of 64 hex digits. */
  push(hash: string): void {
    const start = this.#length * bytesOfHash;
    if (start === this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * start);
    this.#bytes.write(hash, start, "hex");
    this.#length += 1;
  }

  /** The hashes from `start` to `end`, exclusive, in hex digits. */
  slice(start: number, end: number): string[] {
    const last = Math.min(end, this.#length);
    return Array.from({ length: Math.max(0, last - start) }, (_, index) => {
      const from = (start + index) * bytesOfHash;
      return this.#bytes.toString("hex", from, from + bytesOfHash);
    });
  }
}
