import { z } from "zod";

/** What travels through the queue: a pointer into the ledger, well below 1 kB. */
export const UnitJob = z.strictObject({ unitId: z.string().regex(/^u[0-9a-f]{1,64}$/) });
export type UnitJob = z.infer<typeof UnitJob>;
