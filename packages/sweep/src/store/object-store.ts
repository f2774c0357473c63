/** Where captions are kept. Keys are relative paths of letters, digits, `.`, `_`, `-` and `/`. */
export interface ObjectStore {
  /** Whole or not at all; writing the same key again replaces it. Throws StoreError. */
  put(key: string, body: Uint8Array): Promise<void>;
  /** Throws ObjectNotFoundError, and ObjectCorruptError where a content key's hash differs from the bytes'. */
  get(key: string): Promise<Uint8Array>;
  has(key: string): Promise<boolean>;
  /** Keys that begin with the prefix, sorted. */
  list(prefix: string): Promise<string[]>;
  /** Does nothing where there is no such object. */
  delete(key: string): Promise<void>;
}
