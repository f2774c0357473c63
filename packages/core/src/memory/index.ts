export { graphKinds } from "../generate/graph-kind.ts";
export { allocatorEnvironment } from "./allocator-environment.ts";
export { formatBytes, parseBytes } from "./byte-text.ts";
export { evenParts } from "./even-parts.ts";
export { type FittedBatch, fitBatch } from "./fit-batch.ts";
export type { OpeningOptions } from "./keeps-packed.ts";
export type { PeakMemory } from "./peak-memory.ts";
export { readPeakMemory } from "./read-peak-memory.ts";
