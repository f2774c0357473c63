import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { fileEdits } from "./edit-files.ts";
import { tensorEdits } from "./edit-tensors.ts";
import { reference } from "./paths.ts";

/** A recipe of `broken.json`: a checkpoint to start with, and what to do to it. */
export const BrokenCheckpoint = z.object({
  name: z.string(),
  base: z.string(),
  edits: z.array(z.record(z.string(), z.unknown())),
});
export type BrokenCheckpoint = z.infer<typeof BrokenCheckpoint>;

/** Makes the folder of a recipe among the temporary files. */
export async function breakCheckpoint({ base, edits }: Omit<BrokenCheckpoint, "name">): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-broken-"));
  await cp(join(reference, "checkpoints", base), folder, { recursive: true });
  for (const [name, options] of edits.flatMap((each) => Object.entries(each))) {
    const apply = tensorEdits[name] ?? fileEdits[name];
    if (!apply) throw new TypeError(`broken.json knows no edit "${name}"`);
    apply(folder, options);
  }
  return folder;
}
