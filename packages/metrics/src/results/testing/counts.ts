import type { Counts } from "../../benchmark.ts";
import type { CellCounts, SweepCounts } from "../sweep-counts.ts";

/** Counts of a caption that names `named` classes once each, `wrong` of them absent, of an image with five classes. */
export function captionCounts(wrong: number, named = 5, tokens = 68): Counts {
  return {
    captions: 1,
    hallucinatedCaptions: wrong > 0 ? 1 : 0,
    mentions: named,
    hallucinatedMentions: wrong,
    namedClasses: named,
    correctClasses: named - wrong,
    trueClasses: 5,
    tokens,
  };
}

/** A cell of model "m"; its id is its label, and a label that begins with "greedy" makes it the baseline. */
export function cellCounts(label: string, counts: readonly (Counts | null)[], model = "m"): CellCounts {
  const method = label.startsWith("greedy") ? "greedy" : "kvsmooth";
  return { cellId: label, label, model, method, counts };
}

/** Counts of cells over as many samples as the first has; their ids are "0", "1", ... */
export function sweepCounts(...cells: readonly CellCounts[]): SweepCounts {
  return { sampleIds: (cells[0]?.counts ?? []).map((_, index) => String(index)), cells };
}

/** `n` captions, those at positions below `wrong` with one absent class. */
export const firstWrong = (n: number, wrong: number): Counts[] =>
  Array.from({ length: n }, (_, index) => captionCounts(index < wrong ? 1 : 0));
