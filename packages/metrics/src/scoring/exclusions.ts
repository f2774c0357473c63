import type { Exclusion } from "./file-scorer.ts";

/** Counts what is left out, by reason. */
export class Exclusions {
  readonly #reasons = new Map<string, { count: number; examples: string[] }>();
  readonly #ids = new Set<string>();

  /** Leaves an image, or a caption of it, out. */
  add(reason: string, id: string): void {
    const entry = this.#reasons.get(reason) ?? { count: 0, examples: [] };
    entry.count++;
    if (entry.examples.length < 5) entry.examples.push(id);
    this.#reasons.set(reason, entry);
    this.#ids.add(id);
  }

  /** Whether something of this image has been left out. */
  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** In the order in which the reasons came up. */
  list(): Exclusion[] {
    return [...this.#reasons].map(([reason, entry]) => ({ reason, ...entry }));
  }
}
