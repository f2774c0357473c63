import type { BatchTiming } from "@kvsweep/core/cost-model";
import type { Method, PenaltyOptions } from "@kvsweep/core/methods";
import type { TraceRequest } from "@kvsweep/core/traces";

/** What the decoder needs of a benchmark's sample. */
export interface DecodeSample {
  readonly id: string;
  /** Absolute path of the image file. */
  readonly image: string;
  readonly question: string;
}

/** Captions to make together: every sample with every method. */
export interface DecodeBatch extends PenaltyOptions {
  /** The model's folder. */
  readonly model: string;
  readonly samples: readonly DecodeSample[];
  readonly methods: readonly Method[];
  readonly maxNewTokens: number;
  /** What to trace of every caption; undefined for nothing. */
  readonly traces?: TraceRequest | undefined;
}

export interface DecodedCaption {
  /** Generated tokens, the end token included. */
  readonly ids: readonly number[];
  readonly text: string;
  readonly finishReason: "eos" | "length";
  readonly promptTokens: number;
  /** A safetensors file, where the batch asks for traces. */
  readonly trace?: Uint8Array | undefined;
}

/** A caption that cannot be made, such as one of an unreadable image; it will be no better next time. */
export interface DecodeFailure {
  readonly error: { readonly name: string; readonly message: string };
}

export interface DecodeResult {
  /** `[sample][method]`, in the batch's order. */
  readonly captions: readonly (readonly (DecodedCaption | DecodeFailure)[])[];
  /** Wall time that the model spent on the batch. */
  readonly seconds: number;
  /** Where that time went: one for each part of the batch that was decoded together. */
  readonly timings: readonly BatchTiming[];
}

/** Makes the captions of one batch. Throws ModelChildDiedError where the model's process died of it. */
export type Decode = (
  batch: DecodeBatch,
  options: { readonly signal: AbortSignal | undefined },
) => Promise<DecodeResult>;
