import { methodLabel } from "@kvsweep/core/methods";
import { PlanError } from "../errors.ts";
import type { SweepFile } from "../file/sweep-file.ts";
import type { SweepSource } from "../file/sweep-source.ts";
import { checkLayers } from "../grid/check-layers.ts";
import { expandGrid } from "../grid/expand-grid.ts";
import type { GridPoint } from "../grid/grid-point.ts";
import { cellIdentity, type Engine } from "../identity/cell-identity.ts";
import { sweepId } from "../identity/sweep-id.ts";
import { unitQueueName } from "../identity/unit-queue-name.ts";
import { chooseSamples } from "./choose-samples.ts";
import { makeUnits } from "./make-units.ts";
import type { PlannedBenchmark, PlannedCell, PlannedModel, SweepPlan } from "./sweep-plan.ts";

export interface PlanInput {
  readonly file: SweepFile;
  readonly source: SweepSource;
  /** What the file's `model` stands for, in its order. */
  readonly models: readonly PlannedModel[];
  /** What the file's `benchmark` stands for, in its order. */
  readonly benchmarks: readonly PlannedBenchmark[];
  readonly engine: Engine;
  /** Most captions of a unit. Default 128. */
  readonly rowsPerUnit?: number | undefined;
}

/**
 * Works a sweep out: its grid, its cells' identities, its samples and its units of work. Pure. Throws SweepFileError for
 * what the file asks too much, and PlanError for models or benchmarks that cannot be told apart.
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
  checkLayers(points, models, source);
  const cells = points.map((point, ordinal) => plannedCell(point, ordinal, input));
  const samples = chooseSamples({ file, source, benchmarks });
  const id = sweepId({ name: file.name, cells, samples });
  const queueOf = (model: string) =>
    unitQueueName({ modelFingerprint: named(models, model).fingerprint, engine });
  const units = makeUnits({ sweepId: id, cells, samples, queueOf, rowsPerUnit });
  return { id, name: file.name, source: source.text, cells, samples, units };
}

function plannedCell(
  point: GridPoint,
  ordinal: number,
  { file, models, benchmarks, engine }: PlanInput,
): PlannedCell {
  const { method } = point;
  const label = methodLabel(method);
  const { maxNewTokens, ...penalty } = file.decoding;
  const description = {
    model: { ...named(models, point.model) },
    benchmark: { ...named(benchmarks, point.benchmark) },
    method,
    label,
    question: file.prompt ?? null,
    maxNewTokens,
    ...(file.traces && { traces: file.traces }),
    ...penalty,
    engine: { ...engine },
  };
  const { model, benchmark } = point;
  return { ordinal, ...cellIdentity(description), label, model, benchmark, method, maxNewTokens };
}

function names(list: readonly { readonly name: string }[]): string[] {
  return list.map(({ name }) => name);
}

function named<Named extends { readonly name: string }>(list: readonly Named[], name: string): Named {
  const found = list.find((entry) => entry.name === name);
  if (found !== undefined) return found;
  throw new PlanError(
    `Cannot plan the sweep: nothing is called "${name}"`,
    "Please report this: it is a fault of kvsweep.",
  );
}

function assertDistinct(what: string, property: string, values: readonly string[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice === undefined) return;
  throw new PlanError(
    `Cannot plan the sweep: two of its ${what} have the ${property} "${twice}"`,
    `Name each of the ${what} once; where two folders have one name, rename one.`,
  );
}
