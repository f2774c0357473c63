import { ObjectNotFoundError } from "../errors.ts";
import { verifyContent } from "./content-key.ts";
import { objectKey } from "./object-key.ts";
import type { ObjectStore } from "./object-store.ts";

/** The port's twin for tests: objects in a map. */
export class MemoryStore implements ObjectStore {
  readonly #objects = new Map<string, Uint8Array>();

  async put(key: string, body: Uint8Array): Promise<void> {
    this.#objects.set(objectKey(key), body.slice());
  }

  async get(key: string): Promise<Uint8Array> {
    const body = this.#objects.get(objectKey(key));
    if (body === undefined) throw new ObjectNotFoundError(key);
    verifyContent(key, body);
    return body.slice();
  }

  async has(key: string): Promise<boolean> {
    return this.#objects.has(objectKey(key));
  }

  async list(prefix: string): Promise<string[]> {
    return [...this.#objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  async delete(key: string): Promise<void> {
    this.#objects.delete(objectKey(key));
  }
}
