import { z } from "zod";

const place = {
  /** Rises in the order in which rows were written; of one unit's rows, in that of their transactions. */
  seq: z.coerce.number(),
  /** Milliseconds since 1970, by the database's clock. */
  at: z.coerce.number(),
  /** The transaction that wrote it. */
  tx: z.string(),
};

const state = z.enum(["pending", "done", "failed"]);

/** A unit was claimed. */
export const Claim = z.object({
  ...place,
  source: z.literal("claim"),
  unitId: z.string(),
  attempt: z.int(),
  workerId: z.string().nullable(),
});
export type Claim = z.infer<typeof Claim>;

/** A caption's row changed its state or its object. */
export const ItemChange = z.object({
  ...place,
  source: z.literal("item"),
  cellId: z.string(),
  sampleId: z.string(),
  from: state,
  to: state,
  objectKey: z.string().nullable(),
});
export type ItemChange = z.infer<typeof ItemChange>;

/** What the product itself wrote of what it did. */
export const EventRow = z.object({
  ...place,
  source: z.literal("event"),
  kind: z.string(),
  unitId: z.string().nullable(),
  attempt: z.int().nullable(),
  workerId: z.string().nullable(),
});
export type EventRow = z.infer<typeof EventRow>;

/** What the database's triggers wrote down while a fleet worked. */
export const LogEntry = z.discriminatedUnion("source", [Claim, ItemChange, EventRow]);
export type LogEntry = z.infer<typeof LogEntry>;
