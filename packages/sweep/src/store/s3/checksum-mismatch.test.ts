import { expect, test } from "vitest";
import { checksumMismatch } from "./checksum-mismatch.ts";

const mismatch = (expected: string, found: string) =>
  new Error(`Checksum mismatch: expected "${expected}" but received "${found}" in response header "x".`);
const base64 = (hex: string) => Buffer.from(hex, "hex").toString("base64");

test("checksumMismatch() writes SHA-256 as keys do", () => {
  const [expected, found] = ["ab".repeat(32), "cd".repeat(32)];
  const error = checksumMismatch("k", mismatch(base64(expected), base64(found)));
  expect(error).toMatchObject({
    key: "k",
    expected: `SHA-256 ${expected}`,
    found: `SHA-256 ${found}`,
    retry: false,
  });
});

test("checksumMismatch() passes other checksums on as the server writes them", () => {
  expect(checksumMismatch("k", mismatch("y/U6HA==", "AAAAAA=="))?.message).toBe(
    'Cannot read object "k": expected checksum y/U6HA==, found checksum AAAAAA==',
  );
});

test.each([new Error("Checksum"), "Checksum mismatch", undefined])(
  "checksumMismatch() is not about %s",
  (cause) => {
    expect(checksumMismatch("k", cause)).toBeUndefined();
  },
);
