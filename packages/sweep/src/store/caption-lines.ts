import { z } from "zod";
import { ObjectCorruptError } from "../errors.ts";

/** One caption as a line of a JSONL object. `ids` are the generated tokens, the end token included. */
export const CaptionRecord = z.strictObject({
  sampleId: z.string(),
  cellId: z.string(),
  ids: z.array(z.int().min(0)),
  text: z.string(),
  finishReason: z.enum(["eos", "length"]),
  promptTokens: z.int().min(0),
});
export type CaptionRecord = z.infer<typeof CaptionRecord>;

/** The same records always give the same bytes. */
export function captionLines(records: readonly CaptionRecord[]): Uint8Array {
  return new TextEncoder().encode(records.map((record) => `${captionLine(record)}\n`).join(""));
}

function captionLine(record: CaptionRecord): string {
  const { sampleId, cellId, ids, text, finishReason, promptTokens } = record;
  return JSON.stringify({ sampleId, cellId, ids, text, finishReason, promptTokens });
}

/** Reads back what captionLines() wrote; the key is for the message. Throws ObjectCorruptError. */
export function parseCaptionLines(body: Uint8Array, key: string): CaptionRecord[] {
  const lines = new TextDecoder().decode(body).split("\n");
  const rest = lines.pop();
  if (rest !== "") throw corrupt(key, lines.length, "a line that ends in a newline");
  return lines.map((line, index) => parseCaptionLine(line, index, key));
}

function parseCaptionLine(line: string, index: number, key: string): CaptionRecord {
  try {
    return CaptionRecord.parse(JSON.parse(line));
  } catch (cause) {
    throw corrupt(key, index, "a caption", cause);
  }
}

function corrupt(key: string, index: number, expected: string, cause?: unknown): ObjectCorruptError {
  return new ObjectCorruptError({ key, expected, found: `something else in line ${index + 1}` }, { cause });
}
