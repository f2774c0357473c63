import { expect, test } from "vitest";
import { sha256 } from "./sha256.ts";

test("sha256() hashes a text as its UTF-8 bytes", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256("λ")).toBe(sha256(new Uint8Array([0xce, 0xbb])));
});
