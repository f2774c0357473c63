/** An object without its bytes. */
export interface StoredObject {
  readonly key: string;
  /** When it was last put, by the store's clock; a store may round it down to a second. */
  readonly putAt: Date;
}

/** Where captions are kept. Keys are relative paths of letters, digits, `.`, `_`, `-` and `/`. */
export interface ObjectStore {
  /** Whole or not at all; writing the same key again replaces it. Throws StoreError. */
  put(key: string, body: Uint8Array): Promise<void>;
  /** Throws ObjectNotFoundError, and ObjectCorruptError where a content key's hash differs from the bytes'. */
  get(key: string): Promise<Uint8Array>;
  has(key: string): Promise<boolean>;
  /** Undefined where there is no such object. */
  stat(key: string): Promise<StoredObject | undefined>;
  /** Objects whose keys begin with the prefix, in any order; what is put or deleted meanwhile may be among them or not. */
  scan(prefix: string): AsyncIterable<StoredObject>;
  /** Keys that begin with the prefix, sorted. */
  list(prefix: string): Promise<string[]>;
  /** Does nothing where there is no such object. */
  delete(key: string): Promise<void>;
}
