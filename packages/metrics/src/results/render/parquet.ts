import { parquetWriteBuffer } from "hyparquet-writer";
import { z } from "zod";
import type { Benchmark, Metric } from "../../benchmark.ts";
import type { Results } from "../results.ts";
import type { CellResult } from "../sweep-results.ts";
import { groupResults } from "./group-results.ts";

/** The options that have columns of their own; null where a method has no such option. */
const Axes = z.object({
  lambdaRef: z.number().nullable().catch(null),
  layers: z.tuple([z.number(), z.number()]).nullable().catch(null),
  target: z.string().nullable().catch(null),
  adaptive: z.boolean().nullable().catch(null),
});

/** A metric of a cell, and all that is known of both. */
interface Row {
  readonly sweep: Results["sweep"];
  readonly settings: Results["settings"];
  readonly cell: CellResult;
  readonly axes: z.infer<typeof Axes>;
  readonly version: number;
  readonly key: string;
  readonly metric: Metric;
}

interface Column {
  readonly type: "STRING" | "INT32" | "DOUBLE" | "BOOLEAN";
  readonly value: (row: Row) => string | number | boolean | null;
}

const text = (value: Column["value"]): Column => ({ type: "STRING", value });
const integer = (value: Column["value"]): Column => ({ type: "INT32", value });
const real = (value: Column["value"]): Column => ({ type: "DOUBLE", value });

/** As in the SQL view `results`, where that has them. */
const columns: Readonly<Record<string, Column>> = {
  sweep_id: text(({ sweep }) => sweep.id),
  sweep: text(({ sweep }) => sweep.name),
  cell_id: text(({ cell }) => cell.cellId),
  model: text(({ cell }) => cell.model),
  benchmark: text(({ cell }) => cell.benchmark),
  version: integer(({ version }) => version),
  method: text(({ cell }) => cell.method),
  label: text(({ cell }) => cell.label),
  lambda_ref: real(({ axes }) => axes.lambdaRef),
  layer_start: integer(({ axes }) => axes.layers?.[0] ?? null),
  layer_end: integer(({ axes }) => axes.layers?.[1] ?? null),
  target: text(({ axes }) => axes.target),
  adaptive: { type: "BOOLEAN", value: ({ axes }) => axes.adaptive },
  options: text(({ cell }) => JSON.stringify(cell.options)),
  metric: text(({ key }) => key),
  unit: text(({ metric }) => (metric.unit === "%" ? "ratio" : metric.unit)),
  better: text(({ metric }) => metric.better),
  value: real(({ cell, key }) => cell.metrics[key]?.value ?? null),
  low: real(({ cell, key }) => cell.metrics[key]?.low ?? null),
  high: real(({ cell, key }) => cell.metrics[key]?.high ?? null),
  confidence: real(({ settings }) => settings?.confidence ?? null),
  resamples: integer(({ settings }) => settings?.resamples ?? null),
  seed: integer(({ settings }) => settings?.seed ?? null),
  n: integer(({ cell }) => cell.n),
  expected: integer(({ cell }) => cell.expected),
  done: integer(({ cell }) => cell.done),
  failed: integer(({ cell }) => cell.failed),
  samples_hash: text(({ cell }) => cell.samplesHash),
};

/** A Parquet file with one row a cell and metric, unrounded (ratios 0..1); null where there is no value. */
export function renderParquet(results: Results): Uint8Array {
  const rows = groupResults(results).flatMap(({ benchmark, cells }) =>
    cells.flatMap((cell) => rowsOf(cell, benchmark, results)),
  );
  const columnData = Object.entries(columns).map(([name, { type, value }]) => ({
    ...{ name, type, nullable: true },
    data: rows.map(value),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, createdBy: "kvsweep" }));
}

function rowsOf(cell: CellResult, benchmark: Benchmark, { sweep, settings }: Results): Row[] {
  const axes = Axes.parse(cell.options);
  const { version } = benchmark;
  return Object.entries(benchmark.metrics).map(([key, metric]) => ({
    ...{ sweep, settings, cell, axes, version, key, metric },
  }));
}
