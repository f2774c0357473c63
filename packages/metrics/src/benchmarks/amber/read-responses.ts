import { captionAdvice, captionOfRow, type RowCaption } from "../../captions/caption-of-row.ts";
import { imageId } from "../../captions/image-id.ts";
import { InputFileError } from "../../captions/input-file-error.ts";
import { readJsonRows } from "../../captions/read-json-rows.ts";

/** A response, and where it stands in its file, such as "item 3". */
export interface AmberResponse extends RowCaption {
  readonly place: string;
}

/**
 * The responses of AMBER's own form (id, response), or of any form that captions come in. Ids are AMBER's, 1 and up;
 * "AMBER_7.jpg" is 7. Throws InputFileError that names the file and the line.
 */
export async function* readResponses(path: string): AsyncGenerator<AmberResponse> {
  let found = false;
  for await (const { value, place } of readJsonRows(path)) {
    const response = responseOfRow(value);
    if (typeof response === "string") {
      throw new InputFileError(`Cannot read responses from "${path}": ${place} ${response}`, captionAdvice);
    }
    found = true;
    yield { ...response, place };
  }
  if (found) return;
  throw new InputFileError(`Cannot read responses from "${path}": it holds none`, captionAdvice);
}

function responseOfRow(value: unknown): RowCaption | string {
  if (typeof value !== "object" || value === null || !("response" in value)) return captionOfRow(value);
  const id = "id" in value ? imageId(value.id) : undefined;
  if (id === undefined) return "has no id of AMBER";
  const { response } = value;
  return typeof response === "string" ? { id, text: response } : "has a response that is no text";
}
