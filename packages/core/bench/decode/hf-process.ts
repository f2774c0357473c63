import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { allocatorEnvironment } from "../../src/memory/allocator-environment.ts";
import type { Bench } from "./measure.ts";

const script = join(import.meta.dirname, "../../../../tools/hf-baseline/hf_baseline.py");
const Answer = z.object({ seconds: z.number(), prefillSeconds: z.number(), tokens: z.number() });

/** Hugging Face transformers on the same model, in a Python process. */
export interface HfProcess extends AsyncDisposable {
  /** Milliseconds of one caption. */
  readonly caption: () => Promise<number>;
}

export async function hfProcess({ model, threads, tokens, python }: Bench): Promise<HfProcess> {
  if (python === undefined) throw new Error("Name a Python with transformers: --python PATH");
  const asItComes = Object.keys(allocatorEnvironment).flatMap((name) => ["-u", name]);
  const child = spawn("env", [...asItComes, python, script, model.folder, "--threads", String(threads)], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${python} ${script} ended: does it have torch and transformers?`);
    return JSON.parse(value);
  };
  await next();
  const request = `${JSON.stringify({ ids: model.prompt.ids[0], maxNewTokens: tokens })}\n`;
  return {
    caption: async () => {
      child.stdin.write(request);
      return 1000 * Answer.parse(await next()).seconds;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill();
    },
  };
}
