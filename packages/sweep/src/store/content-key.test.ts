import { expect, test } from "vitest";
import { ObjectCorruptError } from "../errors.ts";
import { contentKey, verifyContent } from "./content-key.ts";

const body = new TextEncoder().encode("abc");
const hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

test("contentKey() is a folder of two hex digits and the SHA-256 of the bytes", () => {
  expect(contentKey(body)).toBe(`captions/ba/${hash}.jsonl`);
});

test("verifyContent() passes a body that has the key's hash, and keys without a hash", () => {
  verifyContent(`captions/ba/${hash}.jsonl`, body);
  verifyContent("notes.jsonl", body);
});

test("verifyContent() names the hash that was expected and the one found", () => {
  expect(() => verifyContent(`captions/ba/${hash}.jsonl`, new Uint8Array())).toThrow(ObjectCorruptError);
  expect(() => verifyContent(`captions/ba/${hash}.jsonl`, new Uint8Array())).toThrow(/ba7816bf.*e3b0c442/);
});

test("verifyContent() compares the recorded hash where the key has none", () => {
  verifyContent("traces/x.safetensors", body, hash);
  verifyContent(`captions/ba/${hash}.jsonl`, body, "of no matter");
  expect(() => verifyContent("traces/x.safetensors", new Uint8Array(), hash)).toThrow(/ba7816bf.*e3b0c442/);
});
