import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

const Header = z.record(
  z.string(),
  z.looseObject({ data_offsets: z.tuple([z.number(), z.number()]).optional() }),
);
export type Header = z.infer<typeof Header>;

/** Rewrites a safetensors file with another header, and with its data longer by the bytes that `edit` returns. */
export function editSafetensors(file: string, edit: (header: Header, dataBytes: number) => number): void {
  const bytes = readFileSync(file);
  const length = Number(bytes.readBigUInt64LE(0));
  const data = bytes.subarray(8 + length);
  const header: Header = Header.parse(JSON.parse(bytes.subarray(8, 8 + length).toString()));
  const further = edit(header, data.length);
  const text = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(text.length));
  const kept = data.subarray(0, data.length + Math.min(0, further));
  writeFileSync(file, Buffer.concat([size, text, kept, Buffer.alloc(Math.max(0, further))]));
}
