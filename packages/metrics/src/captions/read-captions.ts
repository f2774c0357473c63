import { captionAdvice, captionOfRow, type RowCaption } from "./caption-of-row.ts";
import { InputFileError } from "./input-file-error.ts";
import { readJsonRows } from "./read-json-rows.ts";

/** A caption of a file. */
export interface FileCaption extends RowCaption {
  /** Where it stands, such as "line 3". */
  readonly place: string;
}

/** What to do about ids that come more than once: "error" (default) or "keep" them all. */
export interface ReadCaptionsOptions {
  readonly repeatedIds?: "error" | "keep";
}

/**
 * The captions of a JSONL file or JSON array in the form of OPERA, PAI, MiddleLayer, HALC, lmms-eval or LLaVA, one at a time.
 * Throws InputFileError that names the file and the line.
 */
export async function* readCaptions(
  path: string,
  { repeatedIds = "error" }: ReadCaptionsOptions = {},
): AsyncGenerator<FileCaption> {
  const places = new Map<string, string>();
  let found = false;
  for await (const { value, place } of readJsonRows(path)) {
    const caption = captionOfRow(value);
    if (typeof caption === "string")
      throw new InputFileError(`Cannot read captions from "${path}": ${place} ${caption}`, captionAdvice);
    if (repeatedIds === "error") refuseRepeated(path, places, caption.id, place);
    found = true;
    yield { ...caption, place };
  }
  if (!found) throw new InputFileError(`Cannot read captions from "${path}": it holds none`, captionAdvice);
}

function refuseRepeated(path: string, places: Map<string, string>, id: string, place: string): void {
  const before = places.get(id);
  places.set(id, place);
  if (before === undefined) return;
  const message = `Cannot read captions from "${path}": image ${id} comes twice, at ${before} and ${place}`;
  throw new InputFileError(message, "Leave one of them out, or set repeatedIds to keep to score both.");
}
