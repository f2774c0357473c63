import { InputFileError } from "./input-file-error.ts";
import { JsonArrayScanner, type JsonItem } from "./json-array-scanner.ts";
import { readChunks } from "./read-chunks.ts";

/** An element of an outer array, parsed. */
export interface ParsedItem extends Pick<JsonItem, "array" | "index"> {
  readonly value: unknown;
}

/** Which arrays to read, and who else wants the bytes. */
export interface ReadJsonArraysOptions {
  /** Member arrays of the file's object; not needed where the file is an array. */
  readonly names?: readonly string[];
  /** Sees every chunk, such as a hash. */
  readonly onChunk?: (chunk: Buffer) => void;
}

/**
 * The elements of a JSON file's outer arrays, one after the other, so that the file may be larger than the memory.
 * Throws InputFileError where it cannot be read or is no JSON.
 */
export async function* readJsonArrays(
  path: string,
  { names = [], onChunk }: ReadJsonArraysOptions = {},
): AsyncGenerator<ParsedItem> {
  const scanner = new JsonArrayScanner(names);
  for await (const chunk of readChunks(path)) {
    onChunk?.(chunk);
    for (const item of scan(path, scanner, chunk)) yield parsed(path, item);
  }
  if (!scanner.ended) throw broken(path, "it ends before its JSON does");
}

function scan(path: string, scanner: JsonArrayScanner, chunk: Buffer): JsonItem[] {
  try {
    return scanner.push(chunk);
  } catch (cause) {
    throw broken(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function parsed(path: string, { array, index, json }: JsonItem): ParsedItem {
  try {
    return { array, index, value: JSON.parse(json.toString()) };
  } catch (cause) {
    throw broken(path, `${itemPlace(array, index)} is not JSON`, cause);
  }
}

/** Where an element stands, such as "item 3" or "annotations, item 3", counted from 1. */
export function itemPlace(array: string, index: number): string {
  return array === "" ? `item ${index + 1}` : `${array}, item ${index + 1}`;
}

function broken(path: string, what: string, cause?: unknown): InputFileError {
  return new InputFileError(`Cannot read "${path}": ${what}`, "Correct the file, or get it again.", {
    cause,
  });
}
