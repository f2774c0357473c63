import { expect, test } from "vitest";
import { s3Client } from "./s3-client.ts";

test.each(["localhost:9000", "ftp://host", "http://", "http://a b"])(
  "s3Client() takes %j for no endpoint",
  (endpoint) => {
    expect(() => s3Client({ endpoint, region: "r" })).toThrow(
      expect.objectContaining({ code: "ERR_INVALID_URL" }),
    );
  },
);

test("s3Client() sends and compares checksums wherever it can, and tries thrice", async () => {
  const { config } = s3Client({ endpoint: "http://host:9000", region: "r" });
  expect(await config.requestChecksumCalculation()).toBe("WHEN_SUPPORTED");
  expect(await config.responseChecksumValidation()).toBe("WHEN_SUPPORTED");
  expect(await config.maxAttempts()).toBe(3);
});
