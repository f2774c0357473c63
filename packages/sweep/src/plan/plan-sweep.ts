import { PlanError } from "../errors.ts";
import type { SweepSource } from "../file/sweep-source.ts";
import { checkLayers } from "../grid/check-layers.ts";
import { expandGrid } from "../grid/expand-grid.ts";
import { sweepId } from "../identity/sweep-id.ts";
import { unitQueueName } from "../identity/unit-queue-name.ts";
import { CellGroups } from "./cell-groups.ts";
import { CellPlanner, type CellsInput } from "./cell-planner.ts";
import { chooseSamples } from "./choose-samples.ts";
import { makeUnits } from "./make-units.ts";
import { named } from "./named.ts";
import { sequence } from "./sequence.ts";
import type { PlannedCell, SweepPlan } from "./sweep-plan.ts";

export interface PlanInput extends CellsInput {
  readonly source: SweepSource;
  /** Most captions of a unit. Default 128. */
  readonly rowsPerUnit?: number | undefined;
}

/**
 * Works a sweep out: its grid, its cells' identities, its samples and its units of work. Pure. The plan keeps no more of a
 * cell than its id, and makes cells and units anew at each walk. Throws SweepFileError for what the file asks too much, and
 * PlanError for models or benchmarks that cannot be told apart.
 */
export function planSweep(input: PlanInput): SweepPlan {
  const { file, source, models, benchmarks, engine, rowsPerUnit } = input;
  assertDistinct(
    "models",
    "name",
    models.map((model) => model.name),
  );
  assertDistinct(
    "models",
    "fingerprint",
    models.map((model) => model.fingerprint),
  );
  assertDistinct(
    "benchmarks",
    "name",
    benchmarks.map((benchmark) => benchmark.name),
  );
  const points = expandGrid({ file, source, models: names(models), benchmarks: names(benchmarks) });
  const planner = new CellPlanner(input);
  const groups = new CellGroups();
  function* identified() {
    for (const point of checkLayers(points, models, source)) {
      const id = planner.idOf(point);
      groups.add(point, id);
      yield { id };
    }
  }
  function* cells(): Generator<PlannedCell> {
    const nextId = groups.reader();
    let ordinal = 0;
    for (const point of points) yield planner.cellOf(point, { ordinal: ordinal++, id: nextId(point) });
  }
  const samples = chooseSamples({ file, source, benchmarks });
  const id = sweepId({ name: file.name, cells: identified(), samples });
  const queueOf = (model: string) =>
    unitQueueName({ modelFingerprint: named(models, model).fingerprint, engine });
  return {
    id,
    name: file.name,
    source: source.text,
    cells: sequence(groups.cellCount, cells),
    samples,
    units: makeUnits({ sweepId: id, groups: groups.all, samples, queueOf, rowsPerUnit }),
  };
}

function names(list: readonly { readonly name: string }[]): string[] {
  return list.map(({ name }) => name);
}

function assertDistinct(what: string, property: string, values: readonly string[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice === undefined) return;
  throw new PlanError(
    `Cannot plan the sweep: two of its ${what} have the ${property} "${twice}"`,
    `Name each of the ${what} once; where two folders have one name, rename one.`,
  );
}
