import { fitBatch, graphKinds, type OpeningOptions, readPeakMemory } from "@kvsweep/core/memory";
import type { Method } from "@kvsweep/core/methods";
import type { PreparedSweep } from "./prepare-sweep.ts";

/** Words around the image, more than questions have; the image's own tokens are known. */
const usualWords = 64;

/** A batch that units of a model have in common. */
interface UnitBatch {
  readonly images: number;
  readonly methods: readonly Method[];
  readonly maxNewTokens: number;
}

/**
 * What the model's process will take at its peak, in bytes, when no batch may take more than the budget, in bytes.
 * Throws MemoryError where not even one caption fits.
 */
export async function sweepMemory(
  { plan, models }: Pick<PreparedSweep, "plan" | "models">,
  { memory, ...how }: OpeningOptions & { readonly memory?: number | undefined },
): Promise<number> {
  const peaks = await Promise.all(
    models.map(async ({ name, folder }) => {
      const { peak, imageTokens } = await readPeakMemory(folder, how);
      const batches = unitBatches(plan, name);
      const generators = new Set(batches.flatMap(({ methods }) => [...graphKinds(methods)])).size;
      const promptTokens = imageTokens + usualWords;
      const model = { model: name, peak, promptTokens, generators };
      return batches.map((batch) => fitBatch({ ...model, ...batch }, memory).bytes);
    }),
  );
  return Math.max(0, ...peaks.flat());
}

/** The distinct batches of a model's units; a unit's are all alike but for its samples. */
function unitBatches({ cells, units }: PreparedSweep["plan"], model: string): UnitBatch[] {
  const byId = new Map(Array.from(cells, (cell) => [cell.id, cell]));
  const batches = new Map<string, UnitBatch>();
  for (const { model: ofUnit, cellIds, sampleIds } of units) {
    const key = `${sampleIds.length} ${cellIds.join()}`;
    if (ofUnit !== model || batches.has(key)) continue;
    const own = cellIds.map((id) => byId.get(id)).filter((cell) => cell !== undefined);
    const maxNewTokens = Math.max(...own.map((cell) => cell.maxNewTokens));
    batches.set(key, { images: sampleIds.length, methods: own.map(({ method }) => method), maxNewTokens });
  }
  return [...batches.values()];
}
