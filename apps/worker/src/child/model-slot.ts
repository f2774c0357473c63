import { type Caption, Captioner, type SampleCaptions } from "@kvsweep/core";
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
    const samples = await captioner.caption(request);
    return {
      kind: "captions",
      samples: samples.map(sampleReply),
      seconds: captioner.seconds - before,
    };
  }
}

function sampleReply(captions: SampleCaptions): SampleReply {
  return captions instanceof Error ? childFailure(captions) : captions.map(captionReply);
}

function captionReply({ ids, text, finishReason, promptTokens, inputIds, trace }: Caption): ChildCaption {
  const rows = (matrix: readonly (readonly number[])[]) => matrix.map((row) => [...row]);
  return {
    ids: [...ids],
    text,
    finishReason,
    promptTokens,
    ...(inputIds && { inputIds: [...inputIds] }),
    ...(trace && {
      trace: {
        layers: [...trace.layers],
        z: rows(trace.z),
        lambdaHat: trace.lambdaHat && rows(trace.lambdaHat),
        lambda: trace.lambda && rows(trace.lambda),
        topIds: rows(trace.topIds),
        topLogits: rows(trace.topLogits),
      },
    }),
  };
}
