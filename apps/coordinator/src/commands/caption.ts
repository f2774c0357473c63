import { existsSync } from "node:fs";
import { checkMethod, type Method, methodLabel, parseMethod } from "@kvsweep/core/methods";
import { type CaptionRequest, type ChildCaption, ModelChild, type SampleReply } from "@kvsweep/worker";
import { resolveModel } from "../embedded/resolve-model.ts";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

/** The user's question, which the model's template wraps, or the whole prompt with `<image>` in it. */
export type Prompt = CaptionRequest["samples"][number]["prompt"];

export interface CaptionOptions {
  readonly model: string;
  readonly images: readonly string[];
  /** Names or JSON objects. */
  readonly methods: readonly string[];
  readonly maxNewTokens: number;
  readonly prompt: Prompt;
  readonly trace: boolean;
  readonly json: boolean;
  readonly threads: number;
  readonly bundled: string;
}

/** How many of each step's largest logits a trace shows. */
const traceTopK = 5;

/** Captions images with any methods, all methods of all images in one batch. */
export async function caption(options: CaptionOptions, terminal: Terminal): Promise<number> {
  if (options.trace && !options.json) {
    throw new CommandError("Cannot show a trace: it is printed as JSON only", "Add --json.");
  }
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
  await using child = new ModelChild({ provider: "cpu", threads: options.threads });
  const { samples } = await child.caption({
    model: folder,
    samples: options.images.map((image) => ({ image, prompt: options.prompt })),
    methods,
    maxNewTokens: options.maxNewTokens,
    traceTopK: options.trace ? traceTopK : 0,
  });
  const failures = samples.map((reply, index) =>
    print(reply, options.images[index] ?? "", { methods, options, terminal }),
  );
  return failures.some((failed) => failed) ? exitCodes.someFailed : exitCodes.ok;
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
    if (options.json) terminal.print(`${JSON.stringify(record(image, method, made))}\n`);
    else
      terminal.print(
        `${image}  ${methodLabel(method)}\n  ${made.text}${made.finishReason === "length" ? " …" : ""}\n`,
      );
  });
  return false;
}

function record(image: string, method: Method, { trace, inputIds, ...caption }: ChildCaption) {
  const { ids, text, finishReason, promptTokens } = caption;
  return { image, method, ids, text, finishReason, promptTokens, ...(trace && { inputIds, ...trace }) };
}
