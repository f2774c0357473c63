import type { Counts, Metric } from "../../benchmark.ts";

/** What AMBER's denominators start from. */
const start = 0.001;

const percent = (title: string, better: Metric["better"], value: Metric["value"]): Metric => ({
  title,
  unit: "%",
  better,
  value,
});

/** AMBER's generative metrics from summed counts, ratios in 0..1. Without a response Hal is 1, as in the official code. */
export const amberMetrics = {
  chair: percent("CHAIR", "lower", (sum) => share(sum, "hallucinatedNouns", "nouns")),
  cover: percent("Cover", "higher", (sum) => share(sum, "coveredObjects", "trueObjects")),
  hal: percent("Hal", "lower", (sum) => 1 - share(sum, "faultlessResponses", "responses")),
  cog: percent("Cog", "lower", (sum) => share(sum, "cogitatedObjects", "temptingObjects")),
} satisfies Record<string, Metric>;

function share(sum: Counts, numerator: string, denominator: string): number {
  return (sum[numerator] ?? 0) / (start + (sum[denominator] ?? 0));
}

/**
 * AMBER's four numbers in percent, unrounded, to the last bit of the official ones: each denominator grows
 * from 0.001 response by response, so it depends on the order of the file.
 */
export function officialPercentages(responses: readonly Counts[]): Record<string, number> {
  const percentage = (numerator: string, denominator: string) =>
    (total(responses, numerator, 0) / total(responses, denominator, start)) * 100;
  return {
    CHAIR: percentage("hallucinatedNouns", "nouns"),
    Cover: percentage("coveredObjects", "trueObjects"),
    Hal: 100 - percentage("faultlessResponses", "responses"),
    Cog: percentage("cogitatedObjects", "temptingObjects"),
  };
}

function total(responses: readonly Counts[], key: string, from: number): number {
  return responses.reduce((sum, counts) => sum + (counts[key] ?? 0), from);
}
