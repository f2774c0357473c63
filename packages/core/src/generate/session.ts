import { basename } from "node:path";
import { InferenceSession } from "onnxruntime-node";
import { ProviderError } from "../errors.ts";
import type { Provider } from "../providers/provider.ts";

export interface SessionOptions {
  /** Default "cpu". */
  readonly provider?: Provider;
  /** Threads of one operator; default: as onnxruntime chooses. */
  readonly threads?: number;
  /**
   * Whether products keep a copy of their weights in the order that small batches read fastest. Without, weights stay in
   * the mapped file, and products of many rows are as fast; on the CPU each run converts those of two bytes a number
   * anew. Default true.
   */
  readonly prepacks?: boolean;
  /** A path: the compiled graph is written to it with the ending .onnx, its weights and their packed copies with .bin. */
  readonly saveTo?: string;
}

/** onnxruntime converts weights while it compiles, however large they are. */
const convertOnce = { constant_folding_max_output_size_in_bytes: "0" };
/** Only what is small, such as norms, is converted while it compiles. */
const convertWhenRun = {
  constant_folding_max_output_size_in_bytes: String(2 ** 20),
  disable_specified_optimizers: "FuseFp16InitializerToFp32NodeTransformer",
};

/** A compiled graph, and how long it has run. */
export class Session {
  readonly #session: InferenceSession;
  #seconds = 0;

  private constructor(session: InferenceSession) {
    this.#session = session;
  }

  /**
   * Compiles a graph whose weights lie in safetensors files of `folder`: onnxruntime reads them there, none goes through
   * JavaScript. Throws ProviderError where the provider is not to be had.
   */
  static async open(
    model: Uint8Array,
    folder: string,
    { provider = "cpu", threads, prepacks = true, saveTo }: SessionOptions = {},
  ): Promise<Session> {
    const options: InferenceSession.SessionOptions = {
      executionProviders: [provider],
      graphOptimizationLevel: "all",
      logSeverityLevel: 3,
      // Every step's tensors are larger than the last one's, so a remembered layout of the memory never fits.
      enableMemPattern: false,
      ...(threads !== undefined && { intraOpNumThreads: threads }),
      ...(saveTo !== undefined && { optimizedModelFilePath: `${saveTo}.onnx` }),
      extra: {
        session: {
          model_external_initializers_file_folder_path: folder,
          ...(!prepacks && { disable_prepacking: "1" }),
          ...(saveTo !== undefined && {
            optimized_model_external_initializers_file_name: `${basename(saveTo)}.bin`,
            optimized_model_external_initializers_min_size_in_bytes: "0",
            save_external_prepacked_constant_initializers: "1",
          }),
        },
        optimization: prepacks || provider !== "cpu" ? convertOnce : convertWhenRun,
      },
    };
    const session = await InferenceSession.create(model, options).catch((cause: unknown) => {
      if (provider === "cpu") throw cause;
      throw new ProviderError(
        `Cannot run on "${provider}": ${cause instanceof Error ? cause.message : String(cause)}`,
        "Run `kvsweep doctor` to see which providers this machine offers.",
        { cause },
      );
    });
    return new Session(session);
  }

  /** Names of the graph's inputs. */
  get inputNames(): readonly string[] {
    return this.#session.inputNames;
  }

  /** Wall time that `run` has taken so far. */
  get seconds(): number {
    return this.#seconds;
  }

  async run(feeds: InferenceSession.FeedsType): Promise<InferenceSession.OnnxValueMapType> {
    const start = performance.now();
    const outputs = await this.#session.run(feeds);
    this.#seconds += (performance.now() - start) / 1000;
    return outputs;
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}
