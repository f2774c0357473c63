import { jsonErrorOffset } from "../text/json-error-offset.ts";
import { InputFileError } from "./input-file-error.ts";
import { readChunks } from "./read-chunks.ts";
import { itemPlace, readJsonArrays } from "./read-json-arrays.ts";
import { readLines } from "./read-lines.ts";

/** A row of a file of rows. */
export interface JsonRow {
  readonly value: unknown;
  /** Where it stands, such as "line 3", or "item 3" of an array. */
  readonly place: string;
}

/**
 * The rows of a file of one JSON value a line, or of one JSON array, whatever it is named; blank lines are passed over.
 * Throws InputFileError that names the file and the line.
 */
export async function* readJsonRows(path: string): AsyncGenerator<JsonRow> {
  if (await isArray(path)) {
    for await (const { index, value } of readJsonArrays(path)) yield { value, place: itemPlace("", index) };
    return;
  }
  let line = 0;
  for await (const text of readLines(path)) {
    line++;
    if (text.trim() !== "") yield { value: parseLine(path, text, line), place: `line ${line}` };
  }
}

async function isArray(path: string): Promise<boolean> {
  for await (const chunk of readChunks(path)) {
    const text = chunk
      .toString("latin1")
      .replace(/^\xef\xbb\xbf/, "")
      .trimStart();
    if (text !== "") return text.startsWith("[");
  }
  return false;
}

function parseLine(path: string, text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputFileError(`Cannot read "${path}": ${problem(text, line)}`, advice(text), { cause });
  }
}

function problem(text: string, line: number): string {
  const offset = jsonErrorOffset(text) ?? 0;
  const place = `line ${line}, column ${offset + 1}`;
  const word = /^-?(?:NaN|Infinity)\b/.exec(text.slice(offset).trimStart())?.[0];
  return word === undefined ? `it is not JSON at ${place}` : `${word} at ${place} is no JSON value`;
}

function advice(text: string): string {
  if (text.trim() === "{")
    return "Write one JSON object a line, or one array of them: this file is a single object.";
  return "Correct the line, or leave it out.";
}
