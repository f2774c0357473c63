import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { temporaryFile } from "../captions/testing/temporary-file.ts";
import { hashFile } from "./hash-file.ts";

test("hashFile() is the SHA-256 of all bytes", async () => {
  const text = "dog".repeat(50_000);
  expect(await hashFile(await temporaryFile(text))).toBe(createHash("sha256").update(text).digest("hex"));
});
