import type { Counts } from "../../benchmark.ts";
import { roundHalfEven } from "../../results/round-half-even.ts";
import type { ScoreReport } from "../../scoring/file-scorer.ts";
import { objhalMetrics } from "./objhal-metrics.ts";

/** Says how the two sentence metrics are defined, beside every score. */
export const definitions =
  "CHAIRs is over all answers, CHAIRs_refine (CHAIR_SR) over those that name a COCO object, so CHAIRs <= CHAIRs_refine; KVSmooth's Table 3 prints the two the other way round";

/** Metrics by their official names, null where the official code divides by zero; it then stops and prints nothing. */
export function objhalReport(sum: Counts): Pick<ScoreReport, "metrics" | "printed"> {
  const values = Object.entries(objhalMetrics).map(([name, { value }]) => [name, value(sum)] as const);
  const stops = values.some(([, value]) => Number.isNaN(value));
  const ratios = values.map(([name, value]) => [name, Number.isNaN(value) ? null : value] as const);
  const metrics = { ...Object.fromEntries(ratios), CoCoNum: sum["answersWithObjects"] ?? 0 };
  const { CHAIRs, CHAIRs_refine, CHAIRi, avg_word_len } = objhalMetrics;
  const printed = {
    CHAIRs: roundHalfEven(CHAIRs.value(sum) * 100, 1),
    CHAIRsr: roundHalfEven(CHAIRs_refine.value(sum) * 100, 1),
    CHAIRi: roundHalfEven(CHAIRi.value(sum) * 100, 1),
    sent_num: String(sum["answers"] ?? 0),
    coco_num: String(sum["answersWithObjects"] ?? 0),
    avg_len: roundHalfEven(avg_word_len.value(sum), 1),
  };
  return { metrics, printed: stops ? { ...printed, ...nothing } : printed };
}

const nothing = { CHAIRs: null, CHAIRsr: null, CHAIRi: null, sent_num: null, coco_num: null, avg_len: null };
