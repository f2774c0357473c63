import { ObjectCorruptError, ObjectNotFoundError } from "../errors.ts";
import type { DoneRow } from "../ledger/done-pages.ts";
import { type CaptionRecord, parseCaptionLines } from "../store/caption-lines.ts";
import type { ObjectStore } from "../store/object-store.ts";

/** Captions that are not where the ledger says. */
export interface ObjectProblem {
  /** No such object; bytes that are not what was put; or a line that is another caption's. */
  readonly kind: "missing" | "corrupt" | "wrong line";
  readonly items: readonly DoneRow[];
  readonly error: Error;
}

/** Reads an object and compares it with the rows that point at it. Throws StoreError where the store cannot be read. */
export async function checkObject(
  store: ObjectStore,
  objectKey: string | null,
  rows: readonly DoneRow[],
): Promise<ObjectProblem | undefined> {
  try {
    const key = objectKey ?? "";
    if (objectKey === null) throw new ObjectNotFoundError(key);
    const records = parseCaptionLines(await store.get(key), key);
    const wrong = rows.filter((row) => !isCaptionOf(row, records[row.line ?? -1]));
    const [first] = wrong;
    if (first === undefined) return undefined;
    return { kind: "wrong line", items: wrong, error: wrongLine(key, first) };
  } catch (error) {
    if (error instanceof ObjectNotFoundError) return { kind: "missing", items: rows, error };
    if (error instanceof ObjectCorruptError) return { kind: "corrupt", items: rows, error };
    throw error;
  }
}

function isCaptionOf({ cellId, sampleId }: DoneRow, record: CaptionRecord | undefined): boolean {
  return record?.cellId === cellId && record.sampleId === sampleId;
}

function wrongLine(key: string, { cellId, sampleId, line }: DoneRow): ObjectCorruptError {
  const expected = `sample "${sampleId}" of cell ${cellId} in line ${(line ?? -1) + 1}`;
  return new ObjectCorruptError({ key, expected, found: "something else" });
}
