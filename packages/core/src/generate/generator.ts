import { type InferenceSession, Tensor } from "onnxruntime-node";
import type { LlavaConfig } from "../checkpoint/config.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { PromptError } from "../errors.ts";
import type { Method } from "../methods/method.ts";
import type { Smoothing } from "../methods/smoothing.ts";
import { type BatchRows, ownPrompts, sharedPrompts } from "./batch-rows.ts";
import type { GeneratedRow } from "./generated-row.ts";
import { type GenerationOptions, generationGraph } from "./generation-graph.ts";
import { methodFeeds } from "./method-feeds.ts";
import { readRows } from "./read-rows.ts";
import { Session, type SessionOptions } from "./session.ts";

/** A batch: every image with every method. All prompts of a batch have the same length. */
export interface GenerateBatch {
  /** Prompt ids of each image, the image token repeated once per feature. [S][P] */
  readonly ids: readonly (readonly number[])[];
  /** What the encoder made of the images, [S, N, D]. */
  readonly features: Float32Array;
  readonly methods: readonly Method[];
  readonly maxNewTokens: number;
}

export interface GeneratorParts {
  readonly config: LlavaConfig;
  readonly weights: Weights;
  readonly endIds: readonly number[];
}

/** The generation graph of one model, compiled. */
export class Generator {
  readonly #session: Session;
  readonly #config: LlavaConfig;
  readonly #endIds: readonly number[];
  readonly #layOut: typeof sharedPrompts;

  private constructor(
    session: Session,
    { config, endIds }: GeneratorParts,
    smoothing: Smoothing | undefined,
  ) {
    this.#session = session;
    this.#config = config;
    this.#endIds = endIds;
    this.#layOut = smoothing === "prompt" ? ownPrompts : sharedPrompts;
  }

  static async open(
    parts: GeneratorParts,
    options: SessionOptions & GenerationOptions = {},
  ): Promise<Generator> {
    const { config, weights } = parts;
    const session = await Session.open(generationGraph(config, weights, options), config.folder, options);
    return new Generator(session, parts, options.smoothing);
  }

  /** Decodes all rows of a batch; [image][method]. A row's numbers do not depend on the others. */
  async generate({ ids, features, methods, maxNewTokens }: GenerateBatch): Promise<GeneratedRow[][]> {
    const batch = this.#layOut(ids.length, methods);
    const prompts = batch.images.map((image) => ids[image] ?? []);
    const outputs = await this.#session.run({
      ...this.#promptFeeds(prompts, maxNewTokens),
      image_features: this.#featureTensor(features, batch.images, ids.length),
      ...this.#methodFeeds(prompts, batch),
    });
    const layers = this.#config.text.num_hidden_layers;
    const layout = { rows: batch.methods.length, layers, endIds: this.#endIds };
    const rows = readRows(outputs, layout, (row) => batch.methods[row] ?? { method: "greedy" });
    return ids.map((_, image) => methods.map((_method, column) => rowAt(rows, batch.rowOf(image, column))));
  }

  #promptFeeds(prompts: GenerateBatch["ids"], maxNewTokens: number): InferenceSession.FeedsType {
    const P = prompts[0]?.length ?? 0;
    const { max_position_embeddings: positions } = this.#config.text;
    if (P + maxNewTokens > positions) {
      throw new PromptError(
        `Cannot decode ${maxNewTokens} tokens after a prompt of ${P}: the model has ${positions} positions`,
        `Ask for at most ${positions - P} new tokens.`,
      );
    }
    return {
      input_ids: new Tensor("int64", BigInt64Array.from(prompts.flat(), BigInt), [prompts.length, P]),
      max_new_tokens: new Tensor("int64", BigInt64Array.of(BigInt(maxNewTokens)), []),
      end_ids: new Tensor("int64", BigInt64Array.from(this.#endIds, BigInt), [this.#endIds.length]),
    };
  }

  /** Features of each prompt's image; an image with several prompts is repeated. */
  #featureTensor(features: Float32Array, images: readonly number[], count: number): Tensor {
    const { imageTokens, text } = this.#config;
    const size = imageTokens * text.hidden_size;
    const shape = [images.length, imageTokens, text.hidden_size];
    if (images.length === count) return new Tensor("float32", features, shape);
    const repeated = new Float32Array(images.length * size);
    images.forEach((image, prompt) => {
      repeated.set(features.subarray(image * size, (image + 1) * size), prompt * size);
    });
    return new Tensor("float32", repeated, shape);
  }

  #methodFeeds(
    prompts: GenerateBatch["ids"],
    { configurations, methods }: BatchRows,
  ): InferenceSession.FeedsType {
    const isImage = prompts.map((ids) => ids.map((id) => id === this.#config.imageToken));
    const layers = this.#config.text.num_hidden_layers;
    const feeds = {
      configurations: new Tensor("int64", BigInt64Array.of(BigInt(configurations)), [1]),
      ...methodFeeds(methods, { configurations, layers, isImage }),
    };
    const wanted = new Set(this.#session.inputNames);
    return Object.fromEntries(Object.entries(feeds).filter(([name]) => wanted.has(name)));
  }

  /** Wall time spent in onnxruntime so far. */
  get seconds(): number {
    return this.#session.seconds;
  }

  async close(): Promise<void> {
    await this.#session.close();
  }
}

function rowAt(rows: readonly GeneratedRow[], index: number): GeneratedRow {
  const row = rows[index];
  if (!row) throw new TypeError(`Cannot find row ${index} of ${rows.length}`);
  return row;
}
