import type { Counts, Metric } from "../benchmark.ts";
import { ratio } from "./ratio.ts";

export const recall = ratio("correctClasses", "trueClasses");
export const precision = ratio("correctClasses", "namedClasses");

/** CHAIR and what is read beside it; benchmarks differ in how they round F1's last bit and where it has no value. */
export const objectMetrics = (f1: (sum: Counts) => number) =>
  ({
    chairS: {
      title: "CHAIR_S",
      unit: "%",
      better: "lower",
      value: ratio("hallucinatedCaptions", "captions"),
    },
    chairI: {
      title: "CHAIR_I",
      unit: "%",
      better: "lower",
      value: ratio("hallucinatedMentions", "mentions"),
    },
    recall: { title: "Recall", unit: "%", better: "higher", value: recall },
    precision: { title: "Precision", unit: "%", better: "higher", value: precision },
    f1: { title: "F1", unit: "%", better: "higher", value: f1 },
    length: { title: "Length", unit: "tokens", better: "neither", value: ratio("tokens", "captions") },
  }) as const satisfies Record<string, Metric>;
