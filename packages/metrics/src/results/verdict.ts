import type { Benchmark } from "../benchmark.ts";
import { type BootstrapOptions, bootstrapSettings } from "./bootstrap-settings.ts";
import { compareCells } from "./compare-cells.ts";
import { judge } from "./judge.ts";
import { nameBest } from "./name-best.ts";
import { counted } from "./phrases.ts";
import { rankCells } from "./rank-cells.ts";
import type { SweepCounts } from "./sweep-counts.ts";

/**
 * One sentence on cells of one model: which setting beats the one that decodes greedily, or that none does. Judged by
 * paired bootstrap on the baseline's images, each headline metric with Bonferroni's correction over the other cells.
 */
export function verdict(benchmark: Benchmark, counts: SweepCounts, options: BootstrapOptions): string {
  const baseline = counts.cells.find((cell) => cell.method === "greedy");
  if (baseline === undefined) return nameBest(benchmark, counts, options);
  const others = counts.cells.filter((cell) => cell !== baseline);
  const images = baseline.counts.filter((one) => one !== null).length;
  const name = baseline.label;
  if (others.length === 0) return `Only ${name} was run, so there is nothing to compare it with.`;
  if (images === 0) return `Nothing is judged: no caption of ${name} has been counted.`;
  const settings = bootstrapSettings(options);
  const confidence = 1 - (1 - settings.confidence) / others.length;
  const cells = compareCells(benchmark, { baseline, others }, { ...settings, confidence });
  const rankings = benchmark.headline.map((key) => rankCells(benchmark, cells, key));
  const judged = judge(rankings, { ...settings, name, images, comparisons: others.length });
  const notes = [...partly(images, counts.sampleIds.length), ...leftOut(others.length - cells.length)];
  return notes.length > 0 ? `${judged} (${notes.join("; ")}).` : `${judged}.`;
}

const partly = (images: number, expected: number): string[] =>
  images < expected ? [`on ${images} of ${expected} images`] : [];

const leftOut = (missing: number): string[] =>
  missing > 0 ? [`${counted(missing, "setting")} left out for missing captions`] : [];
