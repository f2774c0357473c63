import { createHash } from "node:crypto";
import type { z } from "zod";
import { InputFileError } from "../../../captions/input-file-error.ts";
import { itemPlace, readJsonArrays } from "../../../captions/read-json-arrays.ts";

/** What to do with the elements of one of COCO's arrays. */
export interface ItemReader {
  readonly array: string;
  readonly read: (value: unknown) => void;
}

/** A reader of elements of this form. It throws the schema's error for others. */
export function itemReader<T>(array: string, schema: z.ZodType<T>, use: (item: T) => void): ItemReader {
  return { array, read: (value) => use(schema.parse(value)) };
}

/**
 * Reads the arrays of an annotation file by streaming, and gives the SHA-256 of its bytes.
 * Throws InputFileError for a malformed file, and for one without these arrays or with nothing in them.
 */
export async function readCocoItems(path: string, readers: readonly ItemReader[]): Promise<string> {
  const hash = createHash("sha256");
  const seen = new Set<string>();
  const names = readers.map(({ array }) => array);
  for await (const { array, index, value } of readJsonArrays(path, {
    names,
    onChunk: (bytes) => hash.update(bytes),
  })) {
    seen.add(array);
    try {
      for (const reader of readers) if (reader.array === array) reader.read(value);
    } catch (cause) {
      if (cause instanceof InputFileError) throw cause;
      throw refusal(path, `${itemPlace(array, index)} is not what COCO has there`, cause);
    }
  }
  const missing = names.find((name) => !seen.has(name));
  if (missing !== undefined) throw refusal(path, `it has no ${missing}`);
  return hash.digest("hex");
}

function refusal(path: string, what: string, cause?: unknown): InputFileError {
  return new InputFileError(`Cannot read "${path}": ${what}`, "Get the file from cocodataset.org again.", {
    cause,
  });
}
