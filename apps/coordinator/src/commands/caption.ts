import { existsSync } from "node:fs";
import { join, parse } from "node:path";
import {
  checkMethod,
  type Method,
  methodLabel,
  type PenaltyOptions,
  parseMethod,
} from "@kvsweep/core/methods";
import { type ComputeType, checkProvider, type Provider, thisMachine } from "@kvsweep/core/providers";
import { decodeTrace, TraceRequest } from "@kvsweep/core/traces";
import { resolveModel } from "@kvsweep/sweep";
import { type CaptionRequest, type ChildCaption, ModelChild, type SampleReply } from "@kvsweep/worker";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { writeWhole } from "../write-whole.ts";

/** The user's question, which the model's template wraps, or the whole prompt with `<image>` in it. */
export type Prompt = CaptionRequest["samples"][number]["prompt"];

export interface CaptionOptions extends PenaltyOptions {
  readonly model: string;
  readonly images: readonly string[];
  /** Names or JSON objects. */
  readonly methods: readonly string[];
  readonly maxNewTokens: number;
  readonly prompt: Prompt;
  /** Whether to print traces with the captions. */
  readonly trace: boolean;
  /** Folder to write traces to, a safetensors file a caption. */
  readonly traceTo?: string | undefined;
  /** Words whose logits and ranks to trace. */
  readonly traceWords?: readonly string[] | undefined;
  readonly traceAttention?: boolean | undefined;
  readonly json: boolean;
  readonly threads: number;
  /** Most bytes of the model's process. */
  readonly memory: number | undefined;
  /** Whether `cache` keeps packed weights. Default: no. */
  readonly keepPacked?: boolean | undefined;
  readonly provider: Provider;
  /** Default "float32". */
  readonly dtype?: ComputeType;
  /** LD_LIBRARY_PATH. */
  readonly libraryPath?: string | undefined;
  readonly bundled: string;
  /** Where what is known of models is remembered. */
  readonly cache?: string | undefined;
}

/** Captions images with any methods, all methods of all images in one batch. */
export async function caption(options: CaptionOptions, terminal: Terminal): Promise<number> {
  const trace = traceRequest(options);
  checkProvider(options.provider, thisMachine(options.libraryPath));
  const { folder, layerCount } = await resolveModel(options.model, options.bundled);
  const methods = options.methods.map(parseMethod);
  for (const method of methods) checkMethod(method, layerCount);
  const missing = options.images.find((image) => !existsSync(image));
  if (missing !== undefined) {
    throw new CommandError(
      `Cannot read image "${missing}": it does not exist`,
      "Check the path given with --image.",
    );
  }
  const { provider, threads, dtype = "float32", memory, cache, keepPacked } = options;
  await using child = new ModelChild({ provider, threads, dtype, memory, cache, keepPacked });
  const { samples } = await child.caption({
    model: folder,
    samples: options.images.map((image) => ({ image, prompt: options.prompt })),
    methods,
    maxNewTokens: options.maxNewTokens,
    repetitionPenalty: options.repetitionPenalty,
    penaltyScope: options.penaltyScope,
    ...(trace && { trace }),
  });
  if (options.traceTo !== undefined) await writeTraces(samples, options.images, options.traceTo);
  const failures = samples.map((reply, index) =>
    print(reply, options.images[index] ?? "", { methods, options, terminal }),
  );
  return failures.some((failed) => failed) ? exitCodes.someFailed : exitCodes.ok;
}

/** What the model is asked to trace, if anything. */
function traceRequest({ trace, traceTo, traceWords = [], traceAttention = false, json }: CaptionOptions) {
  if (trace && !json) {
    throw new CommandError("Cannot show a trace: it is printed as JSON only", "Add --json.");
  }
  const isKept = trace || traceTo !== undefined;
  if (!isKept && (traceWords.length > 0 || traceAttention)) {
    throw new CommandError(
      "Cannot trace words or attention: the trace would go nowhere",
      "Add --trace-to FOLDER, or --json --trace.",
    );
  }
  return isKept ? TraceRequest.parse({ words: traceWords, attention: traceAttention }) : undefined;
}

/** Writes each caption's trace to a file that is named after its image, with the numbers of image and method. */
async function writeTraces(
  samples: readonly SampleReply[],
  images: readonly string[],
  folder: string,
): Promise<void> {
  for (const [place, reply] of samples.entries()) {
    if (!Array.isArray(reply)) continue;
    const stem = parse(images[place] ?? "").name;
    for (const [method, { trace }] of reply.entries()) {
      const file = join(folder, `${stem}.${place + 1}.${method + 1}.safetensors`);
      if (trace) await writeWhole(file, trace);
    }
  }
}

interface Output {
  readonly methods: readonly Method[];
  readonly options: CaptionOptions;
  readonly terminal: Terminal;
}

/** Prints a sample's captions; true where its image could not be read. */
function print(reply: SampleReply, image: string, { methods, options, terminal }: Output): boolean {
  if (!Array.isArray(reply)) {
    terminal.say(`${reply.message}\n  ${reply.advice}`);
    return true;
  }
  reply.forEach((made, index) => {
    const method = methods[index] ?? { method: "greedy" };
    if (options.json) terminal.print(`${JSON.stringify(record(image, method, made, options))}\n`);
    else
      terminal.print(
        `${image}  ${methodLabel(method)}\n  ${made.text}${made.finishReason === "length" ? " …" : ""}\n`,
      );
  });
  return false;
}

function record(
  image: string,
  method: Method,
  { ids, text, finishReason, promptTokens, trace }: ChildCaption,
  options: CaptionOptions,
) {
  const shown = options.trace && trace && decodeTrace(trace);
  return { image, method, ids, text, finishReason, promptTokens, ...shown };
}
