import { ObjectCorruptError } from "../../errors.ts";

const pattern = /^Checksum mismatch: expected "([^"]*)" but received "([^"]*)"/;

/** An ObjectCorruptError where the SDK found that a body is not what the server's checksum promises; else undefined. */
export function checksumMismatch(key: string, cause: unknown): ObjectCorruptError | undefined {
  const [, expected, found] = (cause instanceof Error && pattern.exec(cause.message)) || [];
  if (expected === undefined || found === undefined) return undefined;
  return new ObjectCorruptError(
    { key, expected: checksumText(expected), found: checksumText(found) },
    { cause },
  );
}

// Of the checksums of S3 only SHA-256 has 32 bytes; it is written as keys have it.
function checksumText(base64: string): string {
  const bytes = Buffer.from(base64, "base64");
  return bytes.length === 32 ? `SHA-256 ${bytes.toString("hex")}` : `checksum ${base64}`;
}
