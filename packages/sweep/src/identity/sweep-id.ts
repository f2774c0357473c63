import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";

/** What makes two sweeps the same: a name, cells in their order, and samples. */
export interface SweepContents {
  readonly name: string;
  readonly cells: Iterable<{ readonly id: string }>;
  readonly samples: readonly { readonly benchmark: string; readonly sampleIds: readonly string[] }[];
}

/**
 * The same plan twice is the same sweep; comments and settings of the statistics don't count. It is the SHA-256 of the
 * canonical JSON of `[name, [cell's id, …], [[benchmark, [sample's id, …]], …]]`, which is never written out as a whole.
 */
export function sweepId({ name, cells, samples }: SweepContents): string {
  const hash = createHash("sha256").update(`[${canonicalJson(name)},[`);
  let comma = "";
  for (const { id } of cells) {
    hash.update(comma + canonicalJson(id));
    comma = ",";
  }
  const owed = samples.map(({ benchmark, sampleIds }) => [benchmark, sampleIds]);
  return hash.update(`],${canonicalJson(owed)}]`).digest("hex");
}
