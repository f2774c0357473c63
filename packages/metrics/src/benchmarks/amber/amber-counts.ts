import type { Counts } from "../../benchmark.ts";
import type { JudgedResponse } from "./judge-nouns.ts";

/** The additive counts of one response. */
export function amberCounts({ kept, hallucinated, covered, cogitated }: JudgedResponse): Counts {
  const hallucinatedNouns = hallucinated.filter(Boolean).length;
  return {
    responses: 1,
    faultlessResponses: hallucinatedNouns === 0 ? 1 : 0,
    nouns: kept.length,
    hallucinatedNouns,
    trueObjects: covered.length,
    coveredObjects: covered.filter(Boolean).length,
    temptingObjects: cogitated.length,
    cogitatedObjects: cogitated.filter(Boolean).length,
  };
}
