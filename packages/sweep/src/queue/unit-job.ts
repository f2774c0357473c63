import { z } from "zod";
import { sha256 } from "../identity/sha256.ts";

/** What travels through the queue: a pointer into the ledger, well below 1 kB. */
export const UnitJob = z.strictObject({ unitId: z.string().regex(/^u[0-9a-f]{1,64}$/) });
export type UnitJob = z.infer<typeof UnitJob>;

/** A model's own queue. Letters that BullMQ or Redis give a meaning are replaced, and a hash keeps names apart. */
export function unitQueueName(model: string): string {
  const plain = model.replace(/[^A-Za-z0-9._-]/g, "_").slice(0, 64);
  return plain === model ? `units-${model}` : `units-${plain}-${sha256(model).slice(0, 8)}`;
}
