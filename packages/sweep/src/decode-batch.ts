import type { DecodeBatch, DecodeSample } from "./decode.ts";
import { LedgerError } from "./errors.ts";
import type { ClaimedUnit } from "./ledger/claim-unit.ts";
import type { Batch } from "./plan-batches.ts";

export interface BatchToDecode {
  readonly unit: ClaimedUnit;
  readonly batch: Batch;
  /** The model's folder. */
  readonly model: string;
  readonly samples: readonly DecodeSample[];
}

/** The decoder's view of a batch: samples with their question, methods instead of cells. Throws LedgerError. */
export function decodeBatch({ unit, batch, model, samples }: BatchToDecode): DecodeBatch {
  const sampleById = new Map(samples.map((sample) => [sample.id, sample]));
  const cellById = new Map(unit.cells.map((cell) => [cell.id, cell]));
  return {
    model,
    samples: batch.sampleIds.map((id) => {
      const sample = known(sampleById, id, `benchmark "${unit.benchmark}" has no such sample`);
      return { ...sample, question: unit.question ?? sample.question };
    }),
    methods: batch.cellIds.map((id) => known(cellById, id, `unit ${unit.id} has no such cell`).method),
    maxNewTokens: unit.maxNewTokens,
    ...(unit.traces && { traces: unit.traces }),
    ...unit.penalty,
  };
}

function known<Value>(values: ReadonlyMap<string, Value>, id: string, problem: string): Value {
  const value = values.get(id);
  if (value !== undefined) return value;
  throw new LedgerError(
    `Cannot decode "${id}": ${problem}`,
    "The benchmark's folder is not the one that the sweep was planned with: restore it, or run the sweep again.",
  );
}
