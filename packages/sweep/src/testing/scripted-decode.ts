import type { Decode, DecodeBatch, DecodedCaption, DecodeFailure } from "../decode.ts";
import { ModelChildDiedError } from "../errors.ts";

export interface Script {
  /** True of captions that kill the model's process. */
  readonly kills?: (sampleId: string, label: string) => boolean;
  /** The samples whose image cannot be read. */
  readonly unreadable?: readonly string[];
  /** Called before a batch is decoded. */
  readonly onCall?: (batch: DecodeBatch) => void | Promise<void>;
}

/** A decoder that says which sample, method and question it was given; `batches` are the calls it got. */
export function scriptedDecode(script: Script = {}): Decode & { readonly batches: DecodeBatch[] } {
  const batches: DecodeBatch[] = [];
  const decode: Decode = async (batch) => {
    batches.push(batch);
    await script.onCall?.(batch);
    const { samples, methods } = batch;
    if (samples.some(({ id }) => methods.some((method) => script.kills?.(id, lambdaOf(method))))) {
      throw new ModelChildDiedError({ signal: "SIGKILL", exitCode: null });
    }
    const captions = samples.map((sample) =>
      methods.map((method): DecodedCaption | DecodeFailure =>
        script.unreadable?.includes(sample.id)
          ? { error: { name: "ImageError", message: `Cannot read ${sample.image}: no image` } }
          : captionOf(`${sample.id} ${lambdaOf(method)} ${sample.question}`),
      ),
    );
    const tokens = captions.flat().flatMap((caption) => ("ids" in caption ? [caption.ids.length] : []));
    const timing = {
      ...{ images: samples.length, configurations: methods.length, promptTokens: 80 },
      ...{ maxNewTokens: batch.maxNewTokens, steps: Math.max(1, ...tokens) },
      tokens: tokens.reduce((sum, count) => sum + count, 0),
      ...{ encodeSeconds: 0.1, prefillSeconds: 0.15, decodeSeconds: 0.25 },
    };
    return { captions, seconds: 0.5, timings: tokens.length > 0 ? [timing] : [] };
  };
  return Object.assign(decode, { batches });
}

function lambdaOf(method: DecodeBatch["methods"][number]): string {
  return method.method === "greedy" ? "greedy" : String(method.lambdaRef);
}

function captionOf(text: string): DecodedCaption {
  const ids = [...new TextEncoder().encode(text), 2];
  return { ids, text, finishReason: "eos", promptTokens: 80 };
}
