import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Path of a new file with these contents. */
export async function temporaryFile(contents: string | Uint8Array, name = "file.jsonl"): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "kvsweep-file-")), name);
  await writeFile(path, contents);
  return path;
}

/** Rows as JSON lines. */
export const jsonLines = (...rows: readonly unknown[]): string =>
  rows.map((row) => JSON.stringify(row)).join("\n");
