import type { Decode, DecodeResult } from "@kvsweep/sweep";

/** Counts the batches that would be lost if this process ended now: being decoded, or neither in the ledger nor on disk. */
export class InFlight {
  readonly #unsafe = new Set<DecodeResult["captions"]>();
  #decoding = 0;

  get batches(): number {
    return this.#decoding + this.#unsafe.size;
  }

  /** A decoder whose batches are counted. */
  counted(decode: Decode): Decode {
    return async (batch, options) => {
      this.#decoding += 1;
      try {
        const result = await decode(batch, options);
        this.#unsafe.add(result.captions);
        return result;
      } finally {
        this.#decoding -= 1;
      }
    };
  }

  /** A batch with these captions is kept somewhere, or nobody wants it any more. */
  settle(captions: DecodeResult["captions"]): void {
    this.#unsafe.delete(captions);
  }
}
