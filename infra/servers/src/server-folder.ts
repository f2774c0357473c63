import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Where a server keeps its data, log and secret. */
export interface ServerFolder {
  readonly path: string;
  /** Whether it outlives the server: the caller named it. */
  readonly isKept: boolean;
  /** Random hexadecimal digits, the same ones for as long as the folder exists. */
  readonly secret: string;
}

/** Makes the folder that the caller names, or a temporary one. */
export async function openFolder(name: string, path: string | undefined): Promise<ServerFolder> {
  const isKept = path !== undefined;
  const folder = isKept ? resolve(path) : await mkdtemp(join(tmpdir(), `kvsweep-${name}-`));
  if (isKept) await mkdir(folder, { recursive: true, mode: 0o700 });
  return { path: folder, isKept, secret: await readSecret(join(folder, "secret")) };
}

async function readSecret(file: string): Promise<string> {
  const secret = randomBytes(20).toString("hex");
  try {
    await writeFile(file, secret, { flag: "wx", mode: 0o600 });
    return secret;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return readFile(file, "utf8");
    throw error;
  }
}
