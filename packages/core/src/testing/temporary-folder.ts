import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for one test, gone when its scope ends; values are written as JSON files of their names. */
export async function temporaryFolder(
  files: Readonly<Record<string, unknown>> = {},
): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "kvsweep-test-"));
  for (const [name, value] of Object.entries(files)) await writeFile(join(path, name), JSON.stringify(value));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
