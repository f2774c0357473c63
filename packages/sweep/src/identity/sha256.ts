import { hash } from "node:crypto";

/** SHA-256 of bytes, or of a text's UTF-8 bytes: 64 lower-case hex digits, or 32 characters where memory counts. */
export function sha256(data: string | Uint8Array, encoding: "hex" | "binary" = "hex"): string {
  return hash("sha256", data, encoding);
}
