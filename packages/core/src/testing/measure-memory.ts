import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { Prompt } from "../generate/captioner.ts";
import { allocatorEnvironment } from "../memory/allocator-environment.ts";
import { Method } from "../methods/method.ts";
import { scenesImages } from "./paths.ts";

const program = join(import.meta.dirname, "caption-and-measure.mjs");

const Resident = z.object({ peak: z.number(), now: z.number(), anonymous: z.number() });
const Measured = z.object({
  before: Resident,
  opened: Resident,
  decoded: Resident,
  promptTokens: z.number(),
});
/** Bytes; `anonymousPeak` is the most that was seen of what is no page of a mapped file. */
export type MeasuredMemory = z.infer<typeof Measured> & { readonly anonymousPeak: number };

export interface MemoryRun {
  readonly folder: string;
  readonly images: number;
  readonly methods: readonly Method[];
  readonly maxNewTokens: number;
  readonly prompt: Prompt;
  readonly traceTopK?: number;
  readonly memory?: number;
  /** A folder to keep packed weights in. */
  readonly cache?: string | undefined;
  /** How often the batch is captioned. Default 2: a second one finds what the first left behind. */
  readonly rounds?: number;
}

/** Resident memory of a process that captions, in bytes. Linux only. */
export async function measureMemory({ images, ...run }: MemoryRun): Promise<MeasuredMemory> {
  const names = Array.from({ length: images }, (_, image) => `${String(image).padStart(4, "0")}.png`);
  const request = { traceTopK: 0, rounds: 2, ...run, images: names.map((name) => join(scenesImages, name)) };
  const running = promisify(execFile)(process.execPath, [program, JSON.stringify(request)], {
    env: allocatorEnvironment,
  });
  let anonymousPeak = 0;
  const sampling = setInterval(() => {
    anonymousPeak = Math.max(anonymousPeak, anonymousBytes(running.child.pid ?? 0));
  }, 5);
  try {
    return { ...Measured.parse(JSON.parse((await running).stdout)), anonymousPeak };
  } finally {
    clearInterval(sampling);
  }
}

/** 0 for a process that is not there. */
function anonymousBytes(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  return 1024 * Number(/^RssAnon:\s+(\d+)/m.exec(readFileSync(file, "utf8"))?.[1] ?? 0);
}

/** Greedy, and KVSmooth at ever larger λ. */
export function someMethods(count: number, options: Record<string, unknown> = {}): Method[] {
  return Array.from({ length: count }, (_, place) =>
    Method.parse(
      place === 0 && Object.keys(options).length === 0
        ? { method: "greedy" }
        : { method: "kvsmooth", lambdaRef: place / (count + 1), layers: [1, 2], ...options },
    ),
  );
}
