import { existsSync } from "node:fs";
import { type Benchmark, benchmarks } from "@kvsweep/metrics";
import { benchmarkFolder, loadBenchmark } from "@kvsweep/sweep";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

/** Prints the benchmarks with their metrics. */
export async function listBenchmarks(
  { bundled, json }: { bundled: string; json: boolean },
  terminal: Terminal,
): Promise<number> {
  const entries = await Promise.all(benchmarks.map((benchmark) => entry(benchmark, bundled)));
  if (json) terminal.print(`${JSON.stringify(entries, null, 2)}\n`);
  for (const { name, version, summary, samples, metrics } of json ? [] : entries) {
    const titles = metrics.map(({ title }) => title).join(", ");
    const data = samples === null ? "no data here" : `${samples} images`;
    terminal.print(`${name} (version ${version}, ${data})\n  ${summary}\n  Metrics: ${titles}\n`);
  }
  return exitCodes.ok;
}

/** A benchmark's data may have to be got first: then there are no samples to count. */
async function entry({ name, version, summary, metrics }: Benchmark, bundled: string) {
  const data = existsSync(benchmarkFolder(name, bundled))
    ? (await loadBenchmark(name, bundled)).data
    : undefined;
  return {
    name,
    version,
    summary,
    samples: data?.samples.length ?? null,
    fingerprint: data?.fingerprint ?? null,
    metrics: Object.entries(metrics).map(([key, { title, unit, better }]) => ({ key, title, unit, better })),
  };
}
