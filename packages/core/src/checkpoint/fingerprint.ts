import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { CheckpointError } from "../errors.ts";
import { checkRegular } from "./check-regular.ts";

/** Files that no caption depends on. */
const ignored = /\.(md|txt|bin|pt|pth|gitattributes)$|^\./i;

/** SHA-256 over the name and the content of every file of a model folder that a caption may depend on. */
export async function fingerprint(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const file of await filesOf(folder)) {
    hash.update(`${file}\0${await hashFile(join(folder, file))}\n`);
  }
  return hash.digest("hex");
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new CheckpointError(
      `Cannot read the model folder "${folder}": it does not exist`,
      "Check the path.",
      { cause },
    );
  });
  return entries
    .filter((entry) => !entry.isDirectory() && !ignored.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    await checkRegular(file);
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
  } catch (cause) {
    if (cause instanceof CheckpointError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CheckpointError(
      `Cannot read "${file}": ${reason}`,
      "Copy the file again, or remove the link.",
      {
        cause,
      },
    );
  }
  return hash.digest("hex");
}
