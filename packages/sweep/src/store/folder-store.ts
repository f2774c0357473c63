import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { ObjectNotFoundError } from "../errors.ts";
import { verifyContent } from "./content-key.ts";
import { folderError, isMissing } from "./folder-error.ts";
import { objectKey } from "./object-key.ts";
import type { ObjectStore, StoredObject } from "./object-store.ts";

/** Objects as files below one folder, which is made when first written to. */
export class FolderStore implements ObjectStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async put(key: string, body: Uint8Array): Promise<void> {
    const path = this.#path(key);
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeAtomically(path, body);
    } catch (error) {
      throw folderError("write", path, error);
    }
  }

  async get(key: string): Promise<Uint8Array> {
    const path = this.#path(key);
    const body = await readFile(path).catch((error: unknown) => {
      throw isMissing(error)
        ? new ObjectNotFoundError(key, { cause: error })
        : folderError("read", path, error);
    });
    verifyContent(key, body);
    return body;
  }

  async has(key: string): Promise<boolean> {
    return (await this.stat(key)) !== undefined;
  }

  async stat(key: string): Promise<StoredObject | undefined> {
    const path = this.#path(key);
    try {
      return { key, putAt: (await stat(path)).mtime };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw folderError("read", path, error);
    }
  }

  async *scan(prefix: string): AsyncGenerator<StoredObject> {
    for (const key of await this.list(prefix)) {
      const object = await this.stat(key);
      if (object !== undefined) yield object;
    }
  }

  async list(prefix: string): Promise<string[]> {
    try {
      const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
        .map((entry) => relative(this.folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
        .filter((key) => key.startsWith(prefix))
        .sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw folderError("read", this.folder, error);
    }
  }

  async delete(key: string): Promise<void> {
    const path = this.#path(key);
    await rm(path, { force: true }).catch((error: unknown) => {
      throw folderError("delete", path, error);
    });
  }

  #path(key: string): string {
    return join(this.folder, objectKey(key));
  }
}

// The name begins with a dot: what a killed process leaves behind is no object.
async function writeAtomically(path: string, body: Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  try {
    await writeSynced(temporary, body);
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeSynced(path: string, body: Uint8Array): Promise<void> {
  await using file = await open(path, "wx");
  await file.writeFile(body);
  await file.sync();
}

// Without this a rename may be lost with the power, and the ledger would point at nothing.
async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, "r");
  await folder.sync();
}
