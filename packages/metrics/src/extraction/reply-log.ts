import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { InputFileError } from "../captions/input-file-error.ts";
import { parseReplies } from "./parse-replies.ts";
import type { ReplyRecord } from "./reply-record.ts";

/** A file of replies, for one writer at a time. */
export interface ReplyLog extends AsyncDisposable {
  /** What it held when it was opened. */
  readonly records: readonly ReplyRecord[];
  /** Resolves once the line is with the operating system; lines never mix. */
  readonly append: (record: ReplyRecord) => Promise<void>;
}

/**
 * Opens a file of replies to read and append to, and makes it where there is none. Half a line at its end, of a run that was cut off, is removed.
 * Throws InputFileError.
 */
export async function openReplyLog(path: string): Promise<ReplyLog> {
  await mkdir(dirname(path), { recursive: true }).catch(() => undefined);
  const file = await open(path, "a+").catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const advice = "Name a file in a folder that may be written.";
    throw new InputFileError(`Cannot open replies "${path}": ${reason}`, advice, { cause });
  });
  try {
    const bytes = await file.readFile();
    const { records, wholeBytes } = parseReplies(bytes, path);
    if (wholeBytes < bytes.length) await file.truncate(wholeBytes);
    let last: Promise<unknown> = Promise.resolve();
    return {
      records,
      append: (record) => {
        const next = last.then(() => file.appendFile(`${JSON.stringify(record)}\n`));
        last = next.catch(() => undefined);
        return next;
      },
      [Symbol.asyncDispose]: async () => {
        await last;
        await file.close();
      },
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}
