import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";

/** All of kvsweep's tables live in one schema, so that a queue may keep its own tables in the same database. */
export const kvsweep = pgSchema("kvsweep");

/** Of a sweep that asks for none. */
const defaultPriority = 5;

const createdAt = timestamp("created_at", { withTimezone: true }).notNull().defaultNow();

export const sweepStates = ["active", "paused", "cancelled"] as const;
export type SweepState = (typeof sweepStates)[number];

/** One submitted file. `id` is the hash of its plan: the same plan twice is the same sweep. */
export const sweeps = kvsweep.table("sweeps", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** The sweep file as it was submitted. */
  file: text("file").notNull(),
  /** Only the units of an active sweep are handed out; what is in flight when it stops being active is finished. */
  state: text("state", { enum: sweepStates }).notNull().default("active"),
  /** Units of a higher one go first. 0 to 9. */
  priority: smallint("priority").notNull().default(defaultPriority),
  /** Name of the token that it came with; null where it was run on one machine. */
  submittedBy: text("submitted_by"),
  createdAt,
});

/** One point of the grid. `id` is the SHA-256 of `identity` as canonical JSON; the other columns repeat it for SQL. */
export const cells = kvsweep.table("cells", {
  id: text("id").primaryKey(),
  model: text("model").notNull(),
  benchmark: text("benchmark").notNull(),
  method: text("method").notNull(),
  /** Short and readable, unique within a sweep of one model: what tables print. */
  label: text("label").notNull(),
  lambdaRef: doublePrecision("lambda_ref"),
  layerStart: smallint("layer_start"),
  layerEnd: smallint("layer_end"),
  adaptive: boolean("adaptive"),
  target: text("target"),
  maxNewTokens: integer("max_new_tokens").notNull(),
  /** Every option of the method, defaults included. */
  options: jsonb("options").$type<Record<string, unknown>>().notNull(),
  /** Everything that was hashed into `id`. */
  identity: jsonb("identity").$type<Record<string, unknown>>().notNull(),
  createdAt,
});

/** Which cells a sweep has, in the order of its grid. */
export const sweepCells = kvsweep.table(
  "sweep_cells",
  {
    sweepId: text("sweep_id")
      .notNull()
      .references(() => sweeps.id, { onDelete: "cascade" }),
    cellId: text("cell_id")
      .notNull()
      .references(() => cells.id),
    ordinal: integer("ordinal").notNull(),
  },
  (table) => [primaryKey({ columns: [table.sweepId, table.cellId] })],
);

/** Which samples of a benchmark a sweep has, in the benchmark's order. */
export const sweepSamples = kvsweep.table(
  "sweep_samples",
  {
    sweepId: text("sweep_id")
      .notNull()
      .references(() => sweeps.id, { onDelete: "cascade" }),
    benchmark: text("benchmark").notNull(),
    sampleId: text("sample_id").notNull(),
    ordinal: integer("ordinal").notNull(),
  },
  (table) => [primaryKey({ columns: [table.sweepId, table.benchmark, table.sampleId] })],
);

export const itemStates = ["pending", "done", "failed"] as const;
export type ItemState = (typeof itemStates)[number];

/** One caption that is owed, done or failed. A done item points at a line of an object that is in the store. */
export const items = kvsweep.table(
  "items",
  {
    cellId: text("cell_id")
      .notNull()
      .references(() => cells.id),
    sampleId: text("sample_id").notNull(),
    state: text("state", { enum: itemStates }).notNull().default("pending"),
    /** How often a model process died while this item was in its batch. */
    crashes: smallint("crashes").notNull().default(0),
    objectKey: text("object_key"),
    /** 0-based line of the object. */
    line: integer("line"),
    /** Generated tokens, the end token included. */
    tokens: integer("tokens"),
    finishReason: text("finish_reason", { enum: ["eos", "length"] }),
    errorName: text("error_name"),
    errorMessage: text("error_message"),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.cellId, table.sampleId] }),
    index("items_failed").on(table.cellId, table.sampleId).where(sql`state = 'failed'`),
    index("items_object").on(table.objectKey).where(sql`object_key is not null`),
  ],
);

/** What a worker claims: samples and the cells that decode together as rows of one batch. */
export const units = kvsweep.table(
  "units",
  {
    id: text("id").primaryKey(),
    sweepId: text("sweep_id")
      .notNull()
      .references(() => sweeps.id, { onDelete: "cascade" }),
    ordinal: integer("ordinal").notNull(),
    model: text("model").notNull(),
    benchmark: text("benchmark").notNull(),
    /** Where it waits for a worker that has its model and engine. */
    queue: text("queue").notNull().default("units"),
    cellIds: text("cell_ids").array().notNull(),
    sampleIds: text("sample_ids").array().notNull(),
    /** How often the unit was claimed; only the holder of the newest token may commit. */
    attempt: integer("attempt").notNull().default(0),
    attemptToken: text("attempt_token"),
    claimedAt: timestamp("claimed_at", { withTimezone: true }),
    /** Until when its worker is believed to be at it without a further sign of life. */
    leaseUntil: timestamp("lease_until", { withTimezone: true }),
    workerId: text("worker_id"),
    /** How often in a row it failed for a reason of its own, so not for a server that is away. */
    failures: smallint("failures").notNull().default(0),
    /** When nothing of it was owed any more; a hint for whoever hands out units, the items are what counts. */
    finishedAt: timestamp("finished_at", { withTimezone: true }),
  },
  (table) => [
    index("units_sweep").on(table.sweepId, table.ordinal),
    index("units_owed").on(table.queue, table.sweepId, table.ordinal).where(sql`finished_at is null`),
  ],
);

export const workerStates = ["starting", "ready", "draining", "stopped"] as const;

/** A process that decodes units. One that is gone without a word is known by its `seenAt`. */
export const workers = kvsweep.table("workers", {
  id: text("id").primaryKey(),
  host: text("host").notNull(),
  pid: integer("pid").notNull(),
  /** kvsweep's, and its engine's. */
  version: text("version").notNull(),
  engineVersion: text("engine_version").notNull(),
  provider: text("provider").notNull(),
  dtype: text("dtype").notNull(),
  /** What it computes on, such as "AMD EPYC" or "NVIDIA H200". */
  device: text("device").notNull(),
  memoryBytes: bigint("memory_bytes", { mode: "number" }).notNull(),
  /** Fingerprints of the models that it has at hand. */
  models: text("models").array().notNull(),
  /** Fingerprint of the one that is loaded. */
  warmModel: text("warm_model"),
  state: text("state", { enum: workerStates }).notNull().default("starting"),
  startedAt: timestamp("started_at", { withTimezone: true }).notNull().defaultNow(),
  seenAt: timestamp("seen_at", { withTimezone: true }).notNull().defaultNow(),
});

export const eventKinds = [
  "submitted",
  "changed",
  "retried",
  "claimed",
  "committed",
  "finished",
  "crashed",
  "failed",
  "requeued",
  "scored",
  "worker started",
  "worker draining",
  "worker stopped",
  "alarm",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** What happened, in order: each is written with the change that it tells of, in one transaction. */
export const events = kvsweep.table(
  "events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp("at", { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    kind: text("kind", { enum: eventKinds }).notNull(),
    sweepId: text("sweep_id"),
    unitId: text("unit_id"),
    attempt: integer("attempt"),
    workerId: text("worker_id"),
    details: jsonb("details").$type<Record<string, unknown>>(),
  },
  (table) => [
    index("events_sweep").on(table.sweepId, table.id),
    index("events_worker").on(table.workerId, table.id),
    index("events_at").on(table.at),
  ],
);

/** What a model answered when a worker first tried it: every other worker must answer the same before it takes units. */
export const selfTests = kvsweep.table(
  "self_tests",
  {
    modelFingerprint: text("model_fingerprint").notNull(),
    engineVersion: text("engine_version").notNull(),
    provider: text("provider").notNull(),
    dtype: text("dtype").notNull(),
    /** SHA-256 of the caption's tokens. */
    hash: text("hash").notNull(),
    workerId: text("worker_id").notNull(),
    createdAt,
  },
  (table) => [
    primaryKey({ columns: [table.modelFingerprint, table.engineVersion, table.provider, table.dtype] }),
  ],
);

export const tokenRoles = ["read", "submit", "admin"] as const;
export type TokenRole = (typeof tokenRoles)[number];

/** Who may use the API. The token itself is nowhere: only its hash is. */
export const tokens = kvsweep.table("tokens", {
  name: text("name").primaryKey(),
  role: text("role", { enum: tokenRoles }).notNull(),
  /** SHA-256, as hex digits. */
  hash: text("hash").notNull().unique(),
  createdAt,
  revokedAt: timestamp("revoked_at", { withTimezone: true }),
});

/** What a benchmark counted in one caption. Every ratio derives from these rows. */
export const captionCounts = kvsweep.table(
  "caption_counts",
  {
    cellId: text("cell_id").notNull(),
    sampleId: text("sample_id").notNull(),
    benchmark: text("benchmark").notNull(),
    version: integer("version").notNull(),
    counts: jsonb("counts").$type<Record<string, number>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cellId, table.sampleId, table.benchmark, table.version] }),
    foreignKey({ columns: [table.cellId, table.sampleId], foreignColumns: [items.cellId, items.sampleId] }),
  ],
);

/** The objects that a benchmark saw named in one caption, where it says so. The view `caption_mentions` reads them. */
export const mentions = kvsweep.table(
  "mentions",
  {
    cellId: text("cell_id").notNull(),
    sampleId: text("sample_id").notNull(),
    benchmark: text("benchmark").notNull(),
    version: integer("version").notNull(),
    /** 0-based, in the caption's order. */
    ordinal: integer("ordinal").notNull(),
    /** As the caption has it, such as "puppies". */
    word: text("word").notNull(),
    /** What it was counted as, such as "dog". */
    class: text("class").notNull(),
    /** 0-based UTF-16 code units of the caption, the end exclusive; null where the benchmark does not say. */
    startOffset: integer("start_offset"),
    endOffset: integer("end_offset"),
    /** Whether the image lacks the class. */
    hallucinated: boolean("hallucinated").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cellId, table.sampleId, table.benchmark, table.version, table.ordinal] }),
    foreignKey({
      columns: [table.cellId, table.sampleId, table.benchmark, table.version],
      foreignColumns: [
        captionCounts.cellId,
        captionCounts.sampleId,
        captionCounts.benchmark,
        captionCounts.version,
      ],
      name: "mentions_caption_counts_fk",
    }).onDelete("cascade"),
  ],
);

/** One metric of one cell over one set of samples, with its bootstrap interval. */
export const metrics = kvsweep.table(
  "metrics",
  {
    cellId: text("cell_id")
      .notNull()
      .references(() => cells.id),
    /** SHA-256 of the sample ids in order: rows with different hashes are never compared. */
    samplesHash: text("samples_hash").notNull(),
    benchmark: text("benchmark").notNull(),
    version: integer("version").notNull(),
    metric: text("metric").notNull(),
    /** Null where the metric has no value, such as a ratio over nothing. */
    value: doublePrecision("value"),
    low: doublePrecision("low"),
    high: doublePrecision("high"),
    confidence: doublePrecision("confidence").notNull(),
    resamples: integer("resamples").notNull(),
    seed: integer("seed").notNull(),
    n: integer("n").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cellId, table.samplesHash, table.benchmark, table.version, table.metric] }),
  ],
);

/** What batches were, and how long onnxruntime worked on them here; `plan` estimates from them. */
export const timings = kvsweep.table(
  "timings",
  {
    unitId: text("unit_id").notNull(),
    attempt: integer("attempt").notNull(),
    /** 0-based, of the attempt's batches. */
    ordinal: integer("ordinal").notNull(),
    modelFingerprint: text("model_fingerprint").notNull(),
    provider: text("provider").notNull(),
    dtype: text("dtype").notNull(),
    threads: integer("threads").notNull(),
    images: integer("images").notNull(),
    /** Captions of each image. */
    configurations: integer("configurations").notNull(),
    promptTokens: integer("prompt_tokens").notNull(),
    maxNewTokens: integer("max_new_tokens").notNull(),
    /** Tokens of the longest caption. */
    steps: integer("steps").notNull(),
    /** Tokens of all captions together. */
    tokens: integer("tokens").notNull(),
    encodeSeconds: doublePrecision("encode_seconds").notNull(),
    prefillSeconds: doublePrecision("prefill_seconds").notNull(),
    decodeSeconds: doublePrecision("decode_seconds").notNull(),
    createdAt,
  },
  (table) => [
    primaryKey({ columns: [table.unitId, table.attempt, table.ordinal] }),
    index("timings_model").on(table.modelFingerprint, table.provider, table.dtype, table.createdAt),
  ],
);
