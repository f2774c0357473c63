import { BatchTiming } from "@kvsweep/core/cost-model";
import { Method, PenaltyOptions } from "@kvsweep/core/methods";
import { computeTypes, providers } from "@kvsweep/core/providers";
import { TraceRequest } from "@kvsweep/core/traces";
import { z } from "zod";

/** How a model child computes. */
export const ChildOptions = z.object({
  provider: z.enum(providers),
  threads: z.int().min(1),
  /** A folder for what is remembered of models. */
  cache: z.string().optional(),
  /** Most bytes that the child may take. Default: no limit. */
  memory: z.number().positive().optional(),
  /** Whether `cache` keeps packed weights, to be mapped. Default: no. */
  keepPacked: z.boolean().optional(),
  /** What linear layers are computed in; default "float32". */
  dtype: z.enum(computeTypes).optional(),
});
export type ChildOptions = z.infer<typeof ChildOptions>;

const CaptionRequest = z.object({
  kind: z.literal("caption"),
  /** The folder of the model, which is opened if it is not open. */
  model: z.string(),
  samples: z.array(
    z.object({
      /** Path of the image file. */
      image: z.string(),
      prompt: z.union([z.object({ question: z.string() }), z.object({ text: z.string() })]),
    }),
  ),
  methods: z.array(Method),
  maxNewTokens: z.int().min(1),
  ...PenaltyOptions.shape,
  trace: TraceRequest.optional(),
});
export type CaptionRequest = z.infer<typeof CaptionRequest>;

/** What a parent asks of its model child; one reply each, in order. */
export const ChildRequest = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("open"), model: z.string() }),
  z.object({ kind: z.literal("providers") }),
  CaptionRequest,
]);
export type ChildRequest = z.infer<typeof ChildRequest>;

const ChildCaption = z.object({
  ids: z.array(z.number()),
  text: z.string(),
  finishReason: z.enum(["eos", "length"]),
  promptTokens: z.number(),
  /** As `encodeTrace` writes it. */
  trace: z.instanceof(Uint8Array).optional(),
});
export type ChildCaption = z.infer<typeof ChildCaption>;

/** An error on its way between processes, with its class's verdict. */
export const ChildFailure = z.object({
  name: z.string(),
  message: z.string(),
  advice: z.string(),
  retry: z.boolean(),
});
export type ChildFailure = z.infer<typeof ChildFailure>;

/** A sample's captions, one a method, or why there are none. */
const SampleReply = z.union([z.array(ChildCaption), ChildFailure]);
export type SampleReply = z.infer<typeof SampleReply>;

/** A model child's answers. */
export const ChildReply = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("opened") }),
  z.object({ kind: z.literal("providers"), providers: z.array(z.string()) }),
  z.object({
    kind: z.literal("captions"),
    samples: z.array(SampleReply),
    seconds: z.number(),
    /** One for each part of the batch that was decoded together. */
    timings: z.array(BatchTiming),
  }),
  z.object({ kind: z.literal("failed"), failure: ChildFailure }),
]);
export type ChildReply = z.infer<typeof ChildReply>;
