import { InputFileError } from "../captions/input-file-error.ts";
import { ReplyRecord } from "./reply-record.ts";

/** The replies of a file's text. */
export interface ParsedReplies {
  readonly records: readonly ReplyRecord[];
  /** Bytes up to the end of the last whole line: what follows is half a line of a run that was cut off. */
  readonly wholeBytes: number;
}

/** Reads stored replies, one a line. Throws InputFileError that names the line. */
export function parseReplies(bytes: Buffer, path: string): ParsedReplies {
  const wholeBytes = bytes.lastIndexOf(10) + 1;
  const lines = bytes.subarray(0, wholeBytes).toString("utf8").split("\n");
  const records = lines.flatMap((line, i) => (line.trim() === "" ? [] : [parseLine(line, path, i + 1)]));
  return { records, wholeBytes };
}

function parseLine(line: string, path: string, number: number): ReplyRecord {
  const parsed = ReplyRecord.safeParse(parseJson(line));
  if (parsed.success) return parsed.data;
  const message = `Cannot read replies from "${path}": line ${number} is no stored reply`;
  throw new InputFileError(message, "Name a file that kvsweep wrote, or take that line out.");
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
