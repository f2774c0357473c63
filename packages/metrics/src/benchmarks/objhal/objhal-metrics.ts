import type { Metric } from "../../benchmark.ts";
import { ratio } from "../ratio.ts";

const hallucinatedOfAll = ratio("hallucinatedAnswers", "answers");
const hallucinatedOfNaming = ratio("hallucinatedAnswers", "answersWithObjects");
const hallucinatedMentions = ratio("hallucinatedMentions", "mentions");

/**
 * Object HalBench from summed counts, by the names and definitions of its code. NaN where it divides by zero and stops.
 * CHAIRs never exceeds CHAIRs_refine; KVSmooth's Table 3 has the two swapped.
 */
export const objhalMetrics = {
  CHAIRs: { title: "CHAIR_S", unit: "%", better: "lower", value: hallucinatedOfAll },
  CHAIRs_refine: { title: "CHAIR_SR", unit: "%", better: "lower", value: hallucinatedOfNaming },
  CHAIRi: { title: "CHAIR_I", unit: "%", better: "lower", value: hallucinatedMentions },
  obj_rec: { title: "Recall", unit: "%", better: "higher", value: ratio("correctClasses", "trueClasses") },
  correct_rate: {
    title: "Correct",
    unit: "%",
    better: "higher",
    value: (sum) => 1 - hallucinatedOfNaming(sum),
  },
  object_correct_rate: {
    title: "Correct objects",
    unit: "%",
    better: "higher",
    value: (sum) => 1 - hallucinatedMentions(sum),
  },
  avg_word_len: { title: "Words", unit: "tokens", better: "neither", value: ratio("words", "answers") },
} as const satisfies Record<string, Metric>;
