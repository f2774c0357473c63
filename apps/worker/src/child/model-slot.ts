import { type Caption, Captioner, type SampleCaptions } from "@kvsweep/core";
import type { BatchTiming } from "@kvsweep/core/cost-model";
import type { Method } from "@kvsweep/core/methods";
import { encodeTrace } from "@kvsweep/core/traces";
import { childFailure } from "./child-failure.ts";
import type { CaptionRequest, ChildCaption, ChildOptions, ChildReply, SampleReply } from "./protocol.ts";

/** The one model that a child holds; asking for another one closes it. */
export class ModelSlot {
  readonly #options: ChildOptions;
  #open: { readonly folder: string; readonly captioner: Captioner } | undefined;

  constructor(options: ChildOptions) {
    this.#options = options;
  }

  async open(folder: string): Promise<Captioner> {
    if (this.#open?.folder === folder) return this.#open.captioner;
    await this.#open?.captioner.close();
    this.#open = undefined;
    const captioner = await Captioner.open(folder, this.#options);
    this.#open = { folder, captioner };
    return captioner;
  }

  async caption(request: CaptionRequest): Promise<ChildReply> {
    const captioner = await this.open(request.model);
    const before = captioner.seconds;
    const { trace, ...batch } = request;
    const timings: BatchTiming[] = [];
    const samples = await captioner.caption({
      ...batch,
      onTiming: (timing) => timings.push(timing),
      ...(trace && { traceTopK: trace.topK, traceWords: trace.words, traceAttention: trace.attention }),
    });
    return {
      kind: "captions",
      samples: samples.map((captions) => sampleReply(captions, request)),
      seconds: captioner.seconds - before,
      timings,
    };
  }
}

function sampleReply(captions: SampleCaptions, { methods }: CaptionRequest): SampleReply {
  if (captions instanceof Error) return childFailure(captions);
  return captions.map((caption, place) => captionReply(caption, methods[place]));
}

function captionReply(
  { ids, text, finishReason, promptTokens, inputIds = [], trace }: Caption,
  method: Method | undefined,
): ChildCaption {
  const metadata = { method: JSON.stringify(method), text };
  return {
    ids: [...ids],
    text,
    finishReason,
    promptTokens,
    ...(trace && { trace: encodeTrace({ ...trace, ids, inputIds }, metadata) }),
  };
}
