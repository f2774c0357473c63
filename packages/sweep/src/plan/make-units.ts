import { evenParts } from "@kvsweep/core/memory";
import { canonicalJson } from "../identity/canonical-json.ts";
import { sha256 } from "../identity/sha256.ts";
import type { CellGroup } from "./cell-groups.ts";
import { type Sequence, sequence } from "./sequence.ts";
import type { PlannedSamples, PlannedUnit } from "./sweep-plan.ts";

export interface UnitsInput {
  readonly sweepId: string;
  readonly groups: readonly CellGroup[];
  readonly samples: readonly PlannedSamples[];
  /** The queue of a model's units. */
  readonly queueOf: (model: string) => string;
  /** Most captions of a unit; 8 images with 13 settings each are 104. Default 128. */
  readonly rowsPerUnit?: number | undefined;
}

/** Puts cells that decode together with consecutive samples; samples advance first, so all cells grow alike. */
export function makeUnits({
  sweepId,
  groups,
  samples,
  queueOf,
  rowsPerUnit = 128,
}: UnitsInput): Sequence<PlannedUnit> {
  const divided = groups.map((group) => {
    const sampleIds = samples.find(({ benchmark }) => benchmark === group.benchmark)?.sampleIds ?? [];
    return divide(group, sampleIds, rowsPerUnit);
  });
  const length = divided.reduce((sum, { cells, samples }) => sum + cells.length * samples.length, 0);
  return sequence(length, function* () {
    let ordinal = 0;
    for (const { group, cells, samples } of divided) {
      const { model, benchmark } = group;
      const queue = queueOf(model);
      for (const sampleIds of samples) {
        for (const [start, end] of cells) {
          const cellIds = group.cellIds.slice(start, end);
          const id = unitId(sweepId, { cellIds, sampleIds });
          yield { id, ordinal: ordinal++, queue, model, benchmark, cellIds, sampleIds };
        }
      }
    }
  });
}

/** Cells from one place to another, exclusive, and the samples that each part of them has. */
function divide(group: CellGroup, sampleIds: readonly string[], rows: number) {
  const places = Array.from({ length: group.cellIds.length }, (_, place) => place);
  const cells = evenParts(places, rows).map((part) => [part[0] ?? 0, (part[0] ?? 0) + part.length] as const);
  const widest = cells.reduce((most, [start, end]) => Math.max(most, end - start), 1);
  return { group, cells, samples: evenParts(sampleIds, Math.max(1, Math.floor(rows / widest))) };
}

// The letter keeps it from ever looking like an integer, which the queue refuses as a job's id.
function unitId(sweepId: string, { cellIds, sampleIds }: Pick<PlannedUnit, "cellIds" | "sampleIds">): string {
  return `u${sha256(canonicalJson([sweepId, cellIds, sampleIds])).slice(0, 32)}`;
}
