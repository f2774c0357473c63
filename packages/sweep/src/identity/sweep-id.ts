import { canonicalJson } from "./canonical-json.ts";
import { sha256 } from "./sha256.ts";

/** What makes two sweeps the same: a name, cells in their order, and samples. */
export interface SweepContents {
  readonly name: string;
  readonly cells: readonly { readonly id: string }[];
  readonly samples: readonly { readonly benchmark: string; readonly sampleIds: readonly string[] }[];
}

/** The same plan twice is the same sweep; comments and settings of the statistics don't count. */
export function sweepId({ name, cells, samples }: SweepContents): string {
  const owed = samples.map(({ benchmark, sampleIds }) => [benchmark, sampleIds]);
  return sha256(canonicalJson([name, cells.map((cell) => cell.id), owed]));
}
