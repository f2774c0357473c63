import { ObjectNotFoundError } from "../errors.ts";
import { verifyContent } from "./content-key.ts";
import { objectKey } from "./object-key.ts";
import type { ObjectStore, StoredObject } from "./object-store.ts";

/** The port's twin for tests: objects in a map. */
export class MemoryStore implements ObjectStore {
  readonly #objects = new Map<string, { readonly body: Uint8Array; readonly putAt: Date }>();

  async put(key: string, body: Uint8Array): Promise<void> {
    this.#objects.set(objectKey(key), { body: body.slice(), putAt: new Date() });
  }

  async get(key: string): Promise<Uint8Array> {
    const body = this.#objects.get(objectKey(key))?.body;
    if (body === undefined) throw new ObjectNotFoundError(key);
    verifyContent(key, body);
    return body.slice();
  }

  async has(key: string): Promise<boolean> {
    return this.#objects.has(objectKey(key));
  }

  async stat(key: string): Promise<StoredObject | undefined> {
    const object = this.#objects.get(objectKey(key));
    return object && { key, putAt: object.putAt };
  }

  async *scan(prefix: string): AsyncGenerator<StoredObject> {
    for (const [key, { putAt }] of [...this.#objects]) if (key.startsWith(prefix)) yield { key, putAt };
  }

  async list(prefix: string): Promise<string[]> {
    return [...this.#objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  async delete(key: string): Promise<void> {
    this.#objects.delete(objectKey(key));
  }
}
