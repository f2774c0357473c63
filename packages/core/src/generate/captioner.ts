import { basename } from "node:path";
import { checkFinite } from "../checkpoint/check-finite.ts";
import { type LlavaConfig, readConfig } from "../checkpoint/config.ts";
import { readGenerationConfig } from "../checkpoint/generation-config.ts";
import { readWeights, type Weights } from "../checkpoint/weights.ts";
import type { BatchTiming } from "../cost-model/batch-timing.ts";
import { ImageError } from "../errors.ts";
import { checkProcessorSize } from "../image/check-size.ts";
import { decodeImage } from "../image/decode-image.ts";
import { pixelValues } from "../image/pixel-values.ts";
import { type ImageProcessor, readImageProcessor } from "../image/processor-config.ts";
import { evenParts } from "../memory/even-parts.ts";
import { fitBatch } from "../memory/fit-batch.ts";
import { keepsPacked } from "../memory/keeps-packed.ts";
import { PeakMemory } from "../memory/peak-memory.ts";
import type { BatchWidth } from "../memory/widest-batch.ts";
import { checkMethod } from "../methods/check-method.ts";
import type { Method } from "../methods/method.ts";
import {
  type PenaltyOptions,
  type RepetitionPenalty,
  repetitionPenalty,
} from "../methods/repetition-penalty.ts";
import { requiredSmoothing } from "../methods/smoothing.ts";
import { renderPrompt } from "../text/chat-template.ts";
import { checkTokenIds } from "../text/check-token-ids.ts";
import { checkImageToken } from "../text/image-token.ts";
import { encodePrompt } from "../text/prompt.ts";
import { openTokenizer, type Tokenizer } from "../text/tokenizer.ts";
import { wordTokens } from "../text/word-tokens.ts";
import { batchTiming, type SpentSeconds } from "./batch-timing.ts";
import { byLength } from "./by-length.ts";
import { byPrompt } from "./by-prompt.ts";
import { checkFloat16 } from "./check-float16.ts";
import type { GeneratedRow } from "./generated-row.ts";
import { type GenerateBatch, Generator } from "./generator.ts";
import { type GraphOptions, graphKind, graphKinds, plainGraph } from "./graph-kind.ts";
import type { GenerationOptions } from "./graph-parts.ts";
import { ImageFeatures } from "./image-features.ts";
import { type PackedWeights, packedWeights } from "./packed-weights.ts";
import { RowMemory } from "./row-memory.ts";
import type { SessionOptions } from "./session.ts";
import type { TraceOptions } from "./trace-parts.ts";

const imageToken = "<image>";

/** Encoded prompts that are remembered. */
const maxPrompts = 1000;

/** The user's question, which the folder's chat template wraps, or the whole prompt with `<image>` in it. */
export type Prompt = { readonly question: string } | { readonly text: string };

/** How a model is opened. */
export interface CaptionerOptions extends SessionOptions, Pick<GenerationOptions, "dtype"> {
  /** A folder for what is worth remembering of a model from one process to the next. Default: none. */
  readonly cache?: string | undefined;
  /**
   * Whether `cache` keeps the language model's weights packed, 8 bytes a number, which a process then maps instead of
   * having its own copy. For float32 on the CPU. Default false.
   */
  readonly keepPacked?: boolean | undefined;
  /** Most bytes that this process may take at its peak; batches are cut to it. Default: no limit. */
  readonly memory?: number | undefined;
}

export interface CaptionSample {
  /** A file's path, or an encoded image. */
  readonly image: string | Uint8Array;
  readonly prompt: Prompt;
}

export interface CaptionBatch
  extends Omit<TraceOptions, "traceWords">,
    PenaltyOptions,
    Pick<GenerateBatch, "signal" | "onProgress"> {
  readonly samples: readonly CaptionSample[];
  readonly methods: readonly Method[];
  readonly maxNewTokens: number;
  /** Words whose logits and ranks each step's trace reports, each by its first token. Default: none. */
  readonly traceWords?: readonly string[];
  /** Called for each part of the batch that was decoded together; batches of one Captioner that overlap blur it. */
  readonly onTiming?: ((timing: BatchTiming) => void) | undefined;
}

export interface Caption extends GeneratedRow {
  readonly text: string;
  readonly promptTokens: number;
  /** Ids of the prompt, the image token repeated; with a trace only. */
  readonly inputIds?: readonly number[];
}

/** A sample's captions, one a method, or why its image could not be read. */
export type SampleCaptions = readonly Caption[] | ImageError;

interface Parts {
  readonly config: LlavaConfig;
  readonly weights: Weights;
  readonly endIds: readonly number[];
  /** Of batches that ask for none of their own. */
  readonly repetitionPenalty: number;
  readonly tokenizer: Tokenizer;
  readonly processor: ImageProcessor;
  readonly packed: PackedWeights | undefined;
  readonly rowMemory: RowMemory;
  readonly options: Omit<CaptionerOptions, "cache" | "memory" | "keepPacked">;
  readonly memory: { readonly budget: number | undefined; readonly peak: PeakMemory };
  readonly encoder: ImageFeatures;
}

/** What follows from a batch, once for all of its parts. */
interface HowToDecode {
  readonly graph: GraphOptions;
  readonly width: BatchWidth;
  readonly penalty: RepetitionPenalty | undefined;
  /** Tokens to trace. */
  readonly words: readonly number[];
}

interface Prepared {
  readonly index: number;
  readonly ids: readonly number[];
  readonly pixels: Float32Array;
}

/** What must fit for a model to be worth opening. */
const leastBatch = ({ folder, imageTokens }: LlavaConfig) => ({
  model: basename(folder),
  images: 1,
  methods: [{ method: "greedy" }] as const,
  promptTokens: imageTokens,
  maxNewTokens: 1,
  generators: 1,
});

/** A LLaVA checkpoint that captions images: every sample with every method, all as rows of one batch. */
export class Captioner {
  readonly #parts: Parts;
  readonly #generators = new Map<string, Promise<Generator>>();
  readonly #opened: Generator[] = [];
  readonly #prompts = new Map<string, readonly number[]>();

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Reads and compiles a model folder. Throws CheckpointError, ProviderError or MemoryError where it cannot. */
  static async open(
    folder: string,
    { memory, cache, keepPacked = false, ...options }: CaptionerOptions = {},
  ): Promise<Captioner> {
    if (options.dtype === "float16") await checkFloat16(options);
    const config = await readConfig(folder);
    const weights = await readWeights(config);
    const packs = cache !== undefined && keepsPacked({ ...options, keepPacked });
    const peak = new PeakMemory(config, weights, { keepsPacked: packs });
    fitBatch({ ...leastBatch(config), peak }, memory);
    await checkFinite(weights, cache);
    const tokenizer = await openTokenizer(folder);
    checkImageToken({ tokenizer, imageToken, imageTokenId: config.imageToken });
    const processor = await readImageProcessor(config.imageProcessorFolder);
    checkProcessorSize(processor, config.imageProcessorFolder, config.vision.image_size);
    const captioner = new Captioner({
      config,
      weights,
      packed: packs ? await packedWeights({ config, weights }, cache) : undefined,
      rowMemory: new RowMemory(),
      tokenizer,
      options,
      memory: { budget: memory, peak },
      ...(await readGenerationConfig(folder)),
      processor,
      encoder: await ImageFeatures.open(config, weights, options),
    });
    const hasPenalty = captioner.#penalty({}) !== undefined;
    await captioner.#generator([], { ...plainGraph, hasPenalty }).catch(async (error: unknown) => {
      await captioner.close();
      throw error;
    });
    return captioner;
  }

  get layerCount(): number {
    return this.#parts.config.text.num_hidden_layers;
  }

  /** Wall time spent in onnxruntime so far. */
  get seconds(): number {
    const { encodeSeconds, prefillSeconds, decodeSeconds } = this.#spent();
    return encodeSeconds + prefillSeconds + decodeSeconds;
  }

  #spent(): SpentSeconds {
    return {
      encodeSeconds: this.#parts.encoder.seconds,
      prefillSeconds: this.#opened.reduce((sum, { prefillSeconds }) => sum + prefillSeconds, 0),
      decodeSeconds: this.#opened.reduce((sum, { decodeSeconds }) => sum + decodeSeconds, 0),
    };
  }

  /**
   * Captions a batch; one entry a sample. Samples whose image cannot be read get an ImageError, the others go on.
   * Within a memory budget the batch may be decoded in parts, which changes no caption.
   * Throws MethodError for layers that the model does not have, PromptError for a prompt without its image, MemoryError
   * for a budget that is too small.
   */
  async caption(batch: CaptionBatch): Promise<SampleCaptions[]> {
    for (const method of batch.methods) checkMethod(method, this.layerCount);
    const { traceTopK = 0, traceWords = [], traceAttention = false } = batch;
    const penalty = this.#penalty(batch);
    const words = wordTokens(this.#parts.tokenizer, traceWords);
    const graph = {
      traceTopK,
      traceWords: words.length > 0,
      traceAttention,
      hasPenalty: penalty !== undefined,
    };
    const how = { graph, width: await this.#width(batch, graph), penalty, words };
    const captions: SampleCaptions[] = [];
    for (const samples of evenParts(batch.samples, how.width.images)) {
      captions.push(...(await this.#captionTogether({ ...batch, samples }, how)));
    }
    return captions;
  }

  #penalty(options: PenaltyOptions): RepetitionPenalty | undefined {
    return repetitionPenalty(options, this.#parts.repetitionPenalty);
  }

  /** How much of a batch stands in memory at a time. */
  async #width({ samples, methods, maxNewTokens }: CaptionBatch, graph: GraphOptions): Promise<BatchWidth> {
    const { memory, config } = this.#parts;
    const prompts = await Promise.all(samples.map(({ prompt }) => this.#promptIds(prompt)));
    const opened = new Set([...this.#generators.keys(), ...graphKinds(methods, graph)]);
    const batch = {
      model: basename(config.folder),
      peak: memory.peak,
      images: samples.length,
      methods,
      promptTokens: Math.max(...prompts.map(({ length }) => length)),
      maxNewTokens,
      generators: opened.size,
    };
    return fitBatch(batch, memory.budget).width;
  }

  async #captionTogether(batch: CaptionBatch, how: HowToDecode): Promise<SampleCaptions[]> {
    const prepared = await Promise.all(batch.samples.map((sample, index) => this.#prepare(sample, index)));
    const captions: SampleCaptions[] = prepared.map((sample) => (sample instanceof ImageError ? sample : []));
    const readable = prepared.filter((sample): sample is Prepared => !(sample instanceof ImageError));
    for (const group of byLength(readable)) {
      const before = this.#spent();
      const rows = await this.#generate(group, batch, how);
      const promptTokens = group[0]?.ids.length ?? 0;
      const { maxNewTokens } = batch;
      const timing = batchTiming({ rows, promptTokens, maxNewTokens, before, after: this.#spent() });
      if (timing) batch.onTiming?.(timing);
      group.forEach(({ index, ids }, place) => {
        captions[index] = (rows[place] ?? []).map((row) => this.#caption(row, ids));
      });
    }
    return captions;
  }

  async #prepare({ image, prompt }: CaptionSample, index: number): Promise<Prepared | ImageError> {
    const ids = await this.#promptIds(prompt);
    const { processor, config } = this.#parts;
    try {
      const pixels = pixelValues(await decodeImage(image), processor, config.vision.image_size);
      return { index, ids, pixels };
    } catch (error) {
      if (error instanceof ImageError) return error;
      throw error;
    }
  }

  /** Samples mostly share their prompt, so each is rendered and encoded once. */
  async #promptIds(prompt: Prompt): Promise<readonly number[]> {
    const key = JSON.stringify(prompt);
    const known = this.#prompts.get(key);
    if (known) return known;
    const { config, tokenizer } = this.#parts;
    const text = "text" in prompt ? prompt.text : await renderPrompt(config.folder, prompt.question);
    const { imageToken: imageTokenId, imageTokens } = config;
    const { ids } = encodePrompt({ text, tokenizer, imageToken, imageTokenId, imageTokens });
    checkTokenIds(ids, { vocabulary: config.text.vocab_size, imageTokenId });
    if (this.#prompts.size >= maxPrompts) this.#prompts.clear();
    this.#prompts.set(key, ids);
    return ids;
  }

  async #generate(
    samples: readonly Prepared[],
    batch: CaptionBatch,
    { graph, width, penalty, words }: HowToDecode,
  ): Promise<GeneratedRow[][]> {
    const features = await this.#parts.encoder.encode(samples.map(({ pixels }) => pixels));
    const ids = samples.map((sample) => sample.ids);
    const rows = samples.map((): GeneratedRow[] => []);
    const { maxNewTokens, signal, onProgress } = batch;
    for (const group of byPrompt(batch.methods)) {
      const generator = await this.#generator(group.methods, graph);
      for (const columns of evenParts(group.columns, width.configurations)) {
        const methods = columns.flatMap((column) => batch.methods[column] ?? []);
        const found = await generator.generate({
          ...{ ids, features, methods, maxNewTokens, penalty, signal, onProgress },
          traceWords: words,
        });
        found.forEach((row, sample) => {
          columns.forEach((column, place) => {
            const generated = row[place];
            if (generated && rows[sample]) rows[sample][column] = generated;
          });
        });
      }
    }
    return rows;
  }

  /** Graphs are compiled when first needed: the plain one serves every method that leaves the attention output alone. */
  #generator(methods: readonly Method[], graph: GraphOptions): Promise<Generator> {
    const smoothing = requiredSmoothing(methods);
    const key = graphKind(methods, graph);
    const known = this.#generators.get(key);
    if (known) return known;
    const opened = Generator.open(this.#parts, { ...this.#parts.options, ...graph, smoothing }).then(
      (generator) => {
        this.#opened.push(generator);
        return generator;
      },
    );
    this.#generators.set(key, opened);
    return opened;
  }

  #caption(row: GeneratedRow, promptIds: readonly number[]): Caption {
    return {
      ...row,
      text: this.#parts.tokenizer.decode(row.ids),
      promptTokens: promptIds.length,
      ...(row.trace && { inputIds: promptIds }),
    };
  }

  async close(): Promise<void> {
    await this.#parts.encoder.close();
    for (const generator of this.#opened.splice(0)) await generator.close();
  }
}
