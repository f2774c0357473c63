import { ObjectCorruptError } from "../errors.ts";
import { sha256 } from "../identity/sha256.ts";

const pattern = /(?:^|\/)([0-9a-f]{64})\.jsonl$/;

/** `captions/<aa>/<sha256>.jsonl`: the same bytes always have the same key. */
export function contentKey(body: Uint8Array): string {
  const hash = sha256(body);
  return `captions/${hash.slice(0, 2)}/${hash}.jsonl`;
}

/**
 * Throws ObjectCorruptError where the key names a hash that is not the body's. Of other keys the hash counts that was
 * recorded at the put, where there is one.
 */
export function verifyContent(key: string, body: Uint8Array, recorded?: string): void {
  const expected = pattern.exec(key)?.[1] ?? recorded;
  if (expected === undefined) return;
  const found = sha256(body);
  if (found !== expected) {
    throw new ObjectCorruptError({ key, expected: `SHA-256 ${expected}`, found: `SHA-256 ${found}` });
  }
}
