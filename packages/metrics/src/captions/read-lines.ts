import { InputFileError } from "./input-file-error.ts";
import { readChunks } from "./read-chunks.ts";

/**
 * The lines of a file, however long it is, without their line breaks and without a byte order mark.
 * Throws InputFileError where the file cannot be read or is not UTF-8.
 */
export async function* readLines(path: string): AsyncGenerator<string> {
  const decode = decoder(path);
  let pending: Buffer[] = [];
  for await (const chunk of readChunks(path)) {
    let start = 0;
    // Only a line feed ends a line, as in Python: U+2028 and its like may stand in a caption.
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield decode(Buffer.concat([...pending, chunk.subarray(start, end)]));
      pending = [];
      start = end + 1;
    }
    if (start < chunk.length) pending.push(chunk.subarray(start));
  }
  if (pending.length > 0) yield decode(Buffer.concat(pending));
}

function decoder(path: string): (bytes: Buffer) => string {
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let line = 0;
  return (bytes) => {
    line++;
    try {
      const text = utf8.decode(bytes);
      const start = line === 1 && text.startsWith("\ufeff") ? 1 : 0;
      return text.slice(start, text.endsWith("\r") ? -1 : undefined);
    } catch (cause) {
      const message = `Cannot read "${path}": line ${line} is not UTF-8`;
      throw new InputFileError(message, "Save the file as UTF-8.", { cause });
    }
  };
}
