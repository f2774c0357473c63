import { PenaltyOptions } from "@kvsweep/core/methods";
import { TraceRequest } from "@kvsweep/core/traces";
import { z } from "zod";
import { Exclusion } from "./exclusion.ts";
import { MethodAxes } from "./method-axes.ts";
import { strictObject } from "./strict-object.ts";

const Name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, {
  error: "a name must consist of letters, digits, '.', '_' and '-', and begin with a letter or digit",
});

/** One name or path, or a list of them without repetition; its output is a list. */
const Names = z
  .union([
    z
      .string()
      .min(1)
      .transform((name) => [name]),
    z.array(z.string().min(1)).min(1),
  ])
  .refine((names) => new Set(names).size === names.length, { error: "a name stands here twice" });

const Decoding = strictObject({
  maxNewTokens: z.int().min(1).max(4096).default(128).describe("Longest caption, in tokens (default 128)."),
  ...PenaltyOptions.shape,
});

/** YAML reads an unquoted 7 as a number; ids are texts. */
const SampleId = z.union([z.string().min(1), z.int().transform(String)]);

const Samples = strictObject({
  limit: z.int().min(1).optional().describe("Takes the first so many samples."),
  ids: z.array(SampleId).min(1).optional().describe("Takes these samples; quote ids that begin with 0."),
});

const Statistics = strictObject({
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(42)
    .describe("Seed of the bootstrap (default 42)."),
  resamples: z.int().min(100).max(1_000_000).default(10_000).describe("Bootstrap resamples (default 10000)."),
  confidence: z.number().gt(0).lt(1).default(0.95).describe("Of the intervals (default 0.95)."),
});

/** A sweep file: the axes of a grid, and how its captions are made and counted. */
export const SweepFile = strictObject({
  name: Name.describe("What the sweep is called."),
  model: Names.describe("A model's name or folder, or a list of them."),
  benchmark: Names.describe("A benchmark's name, or a list of them."),
  methods: z
    .array(MethodAxes)
    .min(1)
    .describe("Decoding methods; every option may be one value, a list, or for numbers { from, to, step }."),
  exclude: z.array(Exclusion).default([]).describe("Drops the cells that have all values of an entry."),
  decoding: Decoding.prefault({}).describe("How long captions may be, and what they may repeat."),
  prompt: z.string().min(1).optional().describe("Asked instead of the benchmark's question."),
  samples: Samples.default({}).describe("Which samples of the benchmark; all where absent."),
  traces: strictObject(TraceRequest.shape)
    .optional()
    .describe("What to keep of every caption's decoding, in a file beside it; nothing where absent."),
  statistics: Statistics.prefault({}).describe("How intervals are computed."),
});
export type SweepFile = z.output<typeof SweepFile>;
