import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { kvsweep } from "./kvsweep.ts";
import { lastingFolder } from "./temporary-folder.ts";

declare module "vitest" {
  export interface ProvidedContext {
    readonly finishedSweep: string;
  }
}

/** The sweep of `finishedState`: 2 cells × 3 images, 8 tokens each, in units of one image. */
const sweepFile = `name: finished
model: scenes-vlm
benchmark: scenes
methods: [{ method: greedy }, { method: kvsmooth, layers: [1, 8] }]
decoding: { maxNewTokens: 8 }
samples: { limit: 3 }
statistics: { resamples: 200 }
`;

/** Runs the sweep once for all test files. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "kvsweep-finished-"));
  const file = join(folder, "finished.yaml");
  writeFileSync(file, sweepFile);
  const { code, stderr } = await kvsweep("run", file, "--state", join(folder, "state"), "--rows", "2");
  if (code !== 0) throw new Error(`the finished sweep did not finish: ${stderr}`);
  project.provide("finishedSweep", folder);
  return () => rmSync(folder, { recursive: true });
}

/** A test file's own copy of a finished sweep: its file and its state folder. */
export function finishedState(): { readonly file: string; readonly state: string } {
  const folder = lastingFolder();
  cpSync(inject("finishedSweep"), folder, { recursive: true });
  return { file: join(folder, "finished.yaml"), state: join(folder, "state") };
}
