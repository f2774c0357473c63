import { createHash } from "node:crypto";

/** SHA-256 of sample ids, one a line, in the order of the samples: results with different hashes are never compared. */
export function samplesHash(sampleIds: readonly string[]): string {
  return createHash("sha256").update(sampleIds.join("\n")).digest("hex");
}
