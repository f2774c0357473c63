import { type InferenceSession, Tensor } from "onnxruntime-node";
import type { LlavaConfig } from "../checkpoint/config.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { PromptError } from "../errors.ts";
import type { Method } from "../methods/method.ts";
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

/** The generation graph of one model, compiled. */
export class Generator {
  readonly #session: Session;
  readonly #config: LlavaConfig;
  readonly #endIds: readonly number[];

  private constructor(session: Session, config: LlavaConfig, endIds: readonly number[]) {
    this.#session = session;
    this.#config = config;
    this.#endIds = endIds;
  }

  static async open(
    { config, weights, endIds }: { config: LlavaConfig; weights: Weights; endIds: readonly number[] },
    options: SessionOptions & GenerationOptions = {},
  ): Promise<Generator> {
    const session = await Session.open(generationGraph(config, weights, options), config.folder, options);
    return new Generator(session, config, endIds);
  }

  /**
   * Decodes all rows of a batch; [image][method]. A row's numbers do not depend on the others: a product of one row
   * sums in another order than a product of many, so a lone configuration runs as two.
   */
  async generate({ ids, features, methods, maxNewTokens }: GenerateBatch): Promise<GeneratedRow[][]> {
    const [only] = methods;
    const configurations = methods.length === 1 && only ? [only, only] : methods;
    const layers = this.#config.text.num_hidden_layers;
    const outputs = await this.#session.run(this.#feeds(ids, features, configurations, maxNewTokens));
    const C = configurations.length;
    const layout = { rows: ids.length * C, layers, endIds: this.#endIds };
    const rows = readRows(outputs, layout, (row) => configurations[row % C] ?? { method: "greedy" });
    return ids.map((_, image) => rows.slice(image * C, image * C + methods.length));
  }

  #feeds(
    ids: GenerateBatch["ids"],
    features: Float32Array,
    methods: readonly Method[],
    maxNewTokens: number,
  ): InferenceSession.FeedsType {
    const S = ids.length;
    const C = methods.length;
    const P = ids[0]?.length ?? 0;
    const { hidden_size: D, max_position_embeddings: positions, num_hidden_layers: L } = this.#config.text;
    if (P + maxNewTokens > positions) {
      throw new PromptError(
        `Cannot decode ${maxNewTokens} tokens after a prompt of ${P}: the model has ${positions} positions`,
        `Ask for at most ${positions - P} new tokens.`,
      );
    }
    const feeds = {
      input_ids: new Tensor("int64", BigInt64Array.from(ids.flat(), BigInt), [S, P]),
      image_features: new Tensor("float32", features, [S, this.#config.imageTokens, D]),
      configurations: new Tensor("int64", BigInt64Array.of(BigInt(C)), [1]),
      max_new_tokens: new Tensor("int64", BigInt64Array.of(BigInt(maxNewTokens)), []),
      end_ids: new Tensor("int64", BigInt64Array.from(this.#endIds, BigInt), [this.#endIds.length]),
      ...methodFeeds(methods, { images: S, layers: L, promptLength: P }),
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
