import { evenParts } from "@kvsweep/core/memory";
import { canonicalJson } from "../identity/canonical-json.ts";
import { sha256 } from "../identity/sha256.ts";
import type { PlannedCell, PlannedSamples, PlannedUnit } from "./sweep-plan.ts";

export interface UnitsInput {
  readonly sweepId: string;
  readonly cells: readonly PlannedCell[];
  readonly samples: readonly PlannedSamples[];
  /** The queue of a model's units. */
  readonly queueOf: (model: string) => string;
  /** Most captions of a unit; 8 images with 13 settings each are 104. Default 128. */
  readonly rowsPerUnit?: number | undefined;
}

/** Groups cells that decode together with consecutive samples; samples advance first, so all cells grow alike. */
export function makeUnits({
  sweepId,
  cells,
  samples,
  queueOf,
  rowsPerUnit = 128,
}: UnitsInput): PlannedUnit[] {
  const units: Omit<PlannedUnit, "id" | "ordinal" | "queue">[] = [];
  for (const group of cellsThatDecodeTogether(cells)) {
    const sampleIds = samples.find(({ benchmark }) => benchmark === group.benchmark)?.sampleIds ?? [];
    units.push(...unitsOfGroup(group, sampleIds, rowsPerUnit));
  }
  return units.map((unit, ordinal) => ({
    id: unitId(sweepId, unit),
    ordinal,
    queue: queueOf(unit.model),
    ...unit,
  }));
}

interface CellGroup {
  readonly model: string;
  readonly benchmark: string;
  readonly cellIds: string[];
}

function cellsThatDecodeTogether(cells: readonly PlannedCell[]): CellGroup[] {
  const groups = new Map<string, CellGroup>();
  for (const { id, model, benchmark, maxNewTokens } of cells) {
    const key = canonicalJson([model, benchmark, maxNewTokens]);
    const group = groups.get(key) ?? { model, benchmark, cellIds: [] };
    group.cellIds.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function unitsOfGroup({ model, benchmark, cellIds }: CellGroup, sampleIds: readonly string[], rows: number) {
  const cellChunks = evenParts(cellIds, rows);
  const widest = Math.max(...cellChunks.map((chunk) => chunk.length));
  const sampleChunks = evenParts(sampleIds, Math.max(1, Math.floor(rows / widest)));
  return sampleChunks.flatMap((samplesOfUnit) =>
    cellChunks.map((cellsOfUnit) => ({ model, benchmark, cellIds: cellsOfUnit, sampleIds: samplesOfUnit })),
  );
}

// The letter keeps it from ever looking like an integer, which the queue refuses as a job's id.
function unitId(sweepId: string, { cellIds, sampleIds }: Pick<PlannedUnit, "cellIds" | "sampleIds">): string {
  return `u${sha256(canonicalJson([sweepId, cellIds, sampleIds])).slice(0, 32)}`;
}
