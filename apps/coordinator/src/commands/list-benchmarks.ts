import { benchmarks } from "@kvsweep/metrics";
import { loadBenchmark } from "../embedded/load-benchmark.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

/** Prints the benchmarks with their metrics. */
export async function listBenchmarks(
  { bundled, json }: { bundled: string; json: boolean },
  terminal: Terminal,
): Promise<number> {
  const loaded = await Promise.all(benchmarks.map(({ name }) => loadBenchmark(name, bundled)));
  const entries = loaded.map(
    ({ benchmark: { name, version, summary, metrics }, data: { samples, fingerprint } }) => ({
      name,
      version,
      summary,
      samples: samples.length,
      fingerprint,
      metrics: Object.entries(metrics).map(([key, { title, unit, better }]) => ({
        key,
        title,
        unit,
        better,
      })),
    }),
  );
  if (json) terminal.print(`${JSON.stringify(entries, null, 2)}\n`);
  for (const { name, version, summary, samples, metrics } of json ? [] : entries) {
    const titles = metrics.map(({ title }) => title).join(", ");
    terminal.print(`${name} (version ${version}, ${samples} images)\n  ${summary}\n  Metrics: ${titles}\n`);
  }
  return exitCodes.ok;
}
