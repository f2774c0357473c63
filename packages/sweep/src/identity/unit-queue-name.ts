import { canonicalJson } from "./canonical-json.ts";
import type { Engine } from "./cell-identity.ts";
import { sha256 } from "./sha256.ts";

/** What a worker must have to decode a unit. */
export interface UnitNeeds {
  readonly modelFingerprint: string;
  readonly engine: Engine;
}

/**
 * The queue of the units that need the same model files and engine. A worker takes from the queues that it can serve, and
 * one of another version finds none; what the model's folder is called does not matter.
 */
export function unitQueueName({ modelFingerprint, engine }: UnitNeeds): string {
  const { version, provider, dtype } = engine;
  return `units-${sha256(canonicalJson([modelFingerprint, version, provider, dtype])).slice(0, 16)}`;
}
