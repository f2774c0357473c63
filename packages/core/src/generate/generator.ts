import { type InferenceSession, Tensor } from "onnxruntime-node";
import type { LlavaConfig } from "../checkpoint/config.ts";
import type { Weights } from "../checkpoint/weights.ts";
import { PromptError } from "../errors.ts";
import type { Method } from "../methods/method.ts";
import type { RepetitionPenalty } from "../methods/repetition-penalty.ts";
import { type BatchRows, ownPrompts, sharedPrompts } from "./batch-rows.ts";
import { decodeGraph } from "./decode-graph.ts";
import {
  type CarriedNames,
  carriedNames,
  type DecodeState,
  firstState,
  nextState,
  selectState,
  stateFeeds,
  turnPage,
} from "./decode-state.ts";
import type { GeneratedRow } from "./generated-row.ts";
import type { GenerationOptions } from "./graph-parts.ts";
import { methodFeeds, promptMethodFeeds } from "./method-feeds.ts";
import { narrowestOfPrefill } from "./narrowest-product.ts";
import type { PackedWeights } from "./packed-weights.ts";
import { pageLength, pastPositions } from "./page.ts";
import { prefillGraph } from "./prefill-graph.ts";
import { prefillSession } from "./prefill-session.ts";
import { readColumnSums, readFirst, readSteps } from "./read-steps.ts";
import { liveRows } from "./row-grid.ts";
import { RowLog, type Traced } from "./row-log.ts";
import { type MemoryLease, RowMemory } from "./row-memory.ts";
import { Session, type SessionOptions } from "./session.ts";
import { isTraced, type TraceOptions } from "./trace-parts.ts";

/** A batch: every image with every method. All prompts of a batch have the same length. */
export interface GenerateBatch {
  /** Prompt ids of each image, the image token repeated once per feature. [S][P] */
  readonly ids: readonly (readonly number[])[];
  /** What the encoder made of the images, [S, N, D]. */
  readonly features: Float32Array;
  readonly methods: readonly Method[];
  readonly maxNewTokens: number;
  /** Hugging Face's repetition_penalty, for graphs that have one, and whether the prompt's tokens count. */
  readonly penalty?: RepetitionPenalty | undefined;
  /** Tokens whose logits and ranks a trace reports, for graphs that have such a trace. */
  readonly traceWords?: readonly number[];
  /** Looked at between pages of steps; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Called after the prefill and after every page. */
  readonly onProgress?: ((progress: GenerateProgress) => void) | undefined;
}

export interface GenerateProgress {
  /** Tokens that every row has that has not ended. */
  readonly tokens: number;
  /** Rows that have not ended. */
  readonly live: number;
  readonly rows: number;
}

export interface GeneratorParts {
  readonly config: LlavaConfig;
  readonly weights: Weights;
  readonly endIds: readonly number[];
  /** Where decoding finds its weights, if not in the model's files. */
  readonly packed?: PackedWeights | undefined;
  /** What batches keep their rows in, where several generators share it. */
  readonly rowMemory?: RowMemory | undefined;
}

interface Sessions {
  readonly prefill: Session;
  readonly decode: Session;
}

/** What follows from the options that the graphs were made with. */
interface Setup {
  readonly names: CarriedNames;
  readonly layOut: typeof sharedPrompts;
  readonly trace: TraceOptions | undefined;
}

/** The graphs of prefill and decoding of one model, compiled. */
export class Generator {
  readonly #sessions: Sessions;
  readonly #parts: GeneratorParts;
  readonly #setup: Setup;
  readonly #memory: RowMemory;

  private constructor(sessions: Sessions, parts: GeneratorParts, setup: Setup) {
    this.#sessions = sessions;
    this.#parts = parts;
    this.#setup = setup;
    this.#memory = parts.rowMemory ?? new RowMemory();
  }

  static async open(
    parts: GeneratorParts,
    options: SessionOptions & GenerationOptions = {},
  ): Promise<Generator> {
    const { config, weights, packed } = parts;
    const { folder, text } = config;
    const { bytes, carriedCount } = prefillGraph(config, weights, options);
    const prefill = await Session.open(bytes, folder, prefillSession(options, narrowestOfPrefill(config)));
    const steps = decodeGraph(config, packed?.weights ?? weights, options, carriedCount);
    const decode = await Session.open(steps, packed?.folder ?? folder, options);
    const names = carriedNames({
      layers: text.num_hidden_layers,
      methodValues: carriedCount,
      hasPenalty: options.hasPenalty ?? false,
      hasAttention: options.traceAttention ?? false,
    });
    const layOut = options.smoothing === "prompt" ? ownPrompts : sharedPrompts;
    const trace = isTraced(options) ? options : undefined;
    return new Generator({ prefill, decode }, parts, { names, layOut, trace });
  }

  /**
   * Decodes all rows of a batch; [image][method]. A row's numbers do not depend on the others: rows that have ended leave
   * the batch after each page of steps.
   */
  async generate(batch: GenerateBatch): Promise<GeneratedRow[][]> {
    const { ids, methods, maxNewTokens, signal } = batch;
    const layout = this.#setup.layOut(ids.length, methods);
    const limits = { endIds: this.#parts.endIds, maxNewTokens };
    const rows = layout.methods.map((method) => new RowLog(method, limits));
    const report = () => {
      const live = rows.filter((row) => !row.isFinished);
      const tokens = Math.max(...rows.map((row) => row.length));
      batch.onProgress?.({ tokens, live: live.length, rows: rows.length });
      return live.length > 0;
    };
    using memory = this.#memory.lease();
    let state = await this.#prefill(batch, { layout, rows, memory });
    for (let done = 0; report(); done += pageLength) {
      signal?.throwIfAborted();
      const selection = liveRows(state.grid, (row) => !at(rows, row).isFinished);
      if (selection) state = selectState(state, selection);
      state = await this.#decodePage(turnPage(state), rows, done, batch);
    }
    const traced = this.#traced(batch);
    return ids.map((_, image) =>
      methods.map((_method, column) => at(rows, layout.rowOf(image, column)).row(traced)),
    );
  }

  async #prefill(
    batch: GenerateBatch,
    { layout, rows, memory }: { layout: BatchRows; rows: readonly RowLog[]; memory: MemoryLease },
  ): Promise<DecodeState> {
    const { configurations: C, images, methods } = layout;
    const prompts = images.map((image) => batch.ids[image] ?? []);
    const { imageToken } = this.#parts.config;
    const outputs = await this.#run("prefill", {
      ...this.#promptFeeds(prompts, batch.maxNewTokens),
      ...penaltyFeeds(batch),
      ...wordFeeds(batch),
      ...this.#rowFeeds(methods, C, prompts[0]?.length ?? 0),
      ...promptMethodFeeds(
        methods.filter((_, row) => row % C === 0),
        prompts.map((ids) => ids.map((id) => id === imageToken)),
      ),
      image_features: this.#featureTensor(batch.features, images, batch.ids.length),
      configurations: int64([C], [1]),
    });
    for (const [row, first] of readFirst(outputs).entries()) at(rows, row).push([first]);
    const grid = images.map((_, prompt) => Array.from({ length: C }, (__, column) => prompt * C + column));
    const positions = pastPositions(batch.maxNewTokens);
    const room = (name: string, onePosition: number) => memory.take(name, positions * onePosition);
    return firstState(outputs, this.#setup.names, { grid, room });
  }

  /** At most a page of steps for the rows of the state. */
  async #decodePage(
    state: DecodeState,
    rows: readonly RowLog[],
    done: number,
    batch: GenerateBatch,
  ): Promise<DecodeState> {
    const { endIds, config } = this.#parts;
    const logs = state.grid.flat().map((row) => at(rows, row));
    const outputs = await this.#run("decode", {
      ...stateFeeds(state),
      ...penaltyFeeds(batch),
      ...wordFeeds(batch),
      ...this.#rowFeeds(
        logs.map(({ method }) => method),
        state.grid[0]?.length ?? 0,
        batch.ids[0]?.length ?? 0,
      ),
      token: int64(
        logs.map(({ lastToken }) => lastToken),
        [logs.length],
      ),
      finished: new Tensor(
        "bool",
        logs.map(({ isFinished }) => isFinished),
        [logs.length],
      ),
      done: int64([done], []),
      steps: int64([Math.min(pageLength, batch.maxNewTokens - 1 - done)], []),
      end_ids: int64(endIds, [endIds.length]),
    });
    const layers = config.text.num_hidden_layers;
    const counts = { rows: logs.length, layers };
    const sums = readColumnSums(outputs, counts);
    for (const [place, steps] of readSteps(outputs, counts).entries()) {
      at(logs, place).push(steps, sums?.[place]);
    }
    return nextState(outputs, this.#setup.names, state);
  }

  #traced({ traceWords }: GenerateBatch): Traced | undefined {
    const { trace } = this.#setup;
    if (!trace) return undefined;
    const { num_hidden_layers: layers } = this.#parts.config.text;
    return {
      layers,
      words: trace.traceWords ? (traceWords ?? []) : undefined,
      hasAttention: trace.traceAttention ?? false,
    };
  }

  #promptFeeds(prompts: GenerateBatch["ids"], maxNewTokens: number): InferenceSession.FeedsType {
    const P = prompts[0]?.length ?? 0;
    const { max_position_embeddings: positions } = this.#parts.config.text;
    if (P + maxNewTokens > positions) {
      throw new PromptError(
        `Cannot decode ${maxNewTokens} tokens after a prompt of ${P}: the model has ${positions} positions`,
        `Ask for at most ${positions - P} new tokens.`,
      );
    }
    return { input_ids: int64(prompts.flat(), [prompts.length, P]) };
  }

  /** Features of each prompt's image; an image with several prompts is repeated. */
  #featureTensor(features: Float32Array, images: readonly number[], count: number): Tensor {
    const { imageTokens, text } = this.#parts.config;
    const size = imageTokens * text.hidden_size;
    const shape = [images.length, imageTokens, text.hidden_size];
    if (images.length === count) return new Tensor("float32", features, shape);
    const repeated = new Float32Array(images.length * size);
    images.forEach((image, prompt) => {
      repeated.set(features.subarray(image * size, (image + 1) * size), prompt * size);
    });
    return new Tensor("float32", repeated, shape);
  }

  #rowFeeds(methods: readonly Method[], configurations: number, promptLength: number) {
    const layers = this.#parts.config.text.num_hidden_layers;
    return methodFeeds(methods, { configurations, layers, promptLength });
  }

  /** Feeds what the graph takes; the rest is for other graphs. */
  #run(name: keyof Sessions, feeds: InferenceSession.FeedsType) {
    const session = this.#sessions[name];
    return session.run(Object.fromEntries(session.inputNames.map((input) => [input, fed(feeds, input)])));
  }

  /** Wall time spent in onnxruntime so far, in seconds. */
  get prefillSeconds(): number {
    return this.#sessions.prefill.seconds;
  }

  get decodeSeconds(): number {
    return this.#sessions.decode.seconds;
  }

  get seconds(): number {
    return this.prefillSeconds + this.decodeSeconds;
  }

  async close(): Promise<void> {
    await this.#sessions.prefill.close();
    await this.#sessions.decode.close();
  }
}

function penaltyFeeds({ penalty }: GenerateBatch): Record<string, Tensor> {
  const { factor = 1, countsPrompt = true } = penalty ?? {};
  return {
    repetition_penalty: new Tensor("float32", [factor], [1]),
    penalty_counts_prompt: new Tensor("bool", [countsPrompt], []),
  };
}

const wordFeeds = ({ traceWords: ids = [] }: GenerateBatch): Record<string, Tensor> => ({
  word_ids: int64(ids, [ids.length]),
});

function fed(feeds: InferenceSession.FeedsType, name: string) {
  const value = feeds[name];
  if (!value) throw new TypeError(`Nothing is fed to the graph's input "${name}"`);
  return value;
}

function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new TypeError(`Cannot find ${index} of ${values.length}`);
  return value;
}

function int64(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor("int64", BigInt64Array.from(values, BigInt), dims);
}
