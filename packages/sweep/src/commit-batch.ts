import type { Database } from "@kvsweep/metrics/database";
import type { DecodeResult } from "./decode.ts";
import { DecodeResultError } from "./errors.ts";
import { commitItems, type DoneItem, type FailedItem } from "./ledger/commit-items.ts";
import type { Attempt } from "./ledger/hold-attempt.ts";
import type { Batch } from "./plan-batches.ts";
import { type CaptionRecord, captionLines } from "./store/caption-lines.ts";
import { contentKey } from "./store/content-key.ts";
import type { ObjectStore } from "./store/object-store.ts";
import { traceKey } from "./store/trace-key.ts";

export interface DecodedBatch {
  readonly attempt: Attempt;
  readonly batch: Batch;
  readonly captions: DecodeResult["captions"];
}

/** What a commit changed in the ledger. */
export interface CommittedBatch {
  readonly done: number;
  readonly failed: number;
  /** Generated tokens of those done. */
  readonly tokens: number;
}

/**
 * Keeps a batch's captions in one object, cell by cell. Object first, rows after: a row never points at an object that isn't
 * there. Returns what changed in the ledger. Throws DecodeResultError, StoreError, StaleAttemptError.
 */
export async function commitBatch(
  { db, store }: { readonly db: Database; readonly store: ObjectStore },
  { attempt, batch, captions }: DecodedBatch,
): Promise<CommittedBatch> {
  assertShape(batch, captions);
  const { made, failed } = outcomeOf(batch, captions);
  const done = await storeCaptions(store, made);
  const changed = await commitItems(db, { ...attempt, done, failed });
  return { ...changed, tokens: done.reduce((sum, item) => sum + item.tokens, 0) };
}

function assertShape({ sampleIds, cellIds }: Batch, captions: DecodeResult["captions"]): void {
  if (captions.length === sampleIds.length && captions.every((row) => row.length === cellIds.length)) return;
  const widths = [...new Set(captions.map((row) => row.length))].join(" or ");
  throw new DecodeResultError(
    `Cannot keep a batch of ${sampleIds.length} samples × ${cellIds.length} cells: the decoder gave ${captions.length} × ${widths}`,
    "This is a fault of the decoder: please report it.",
  );
}

interface MadeCaption {
  readonly record: CaptionRecord;
  readonly trace: Uint8Array | undefined;
}

function outcomeOf({ sampleIds, cellIds }: Batch, captions: DecodeResult["captions"]) {
  const made: MadeCaption[] = [];
  const failed: FailedItem[] = [];
  for (const [column, cellId] of cellIds.entries()) {
    for (const [row, sampleId] of sampleIds.entries()) {
      const caption = captions[row]?.[column];
      if (caption === undefined) continue;
      if ("error" in caption) {
        const { name: errorName, message: errorMessage } = caption.error;
        failed.push({ cellId, sampleId, errorName, errorMessage });
      } else {
        const { ids, text, finishReason, promptTokens, trace } = caption;
        made.push({ record: { sampleId, cellId, ids: [...ids], text, finishReason, promptTokens }, trace });
      }
    }
  }
  return { made, failed };
}

async function storeCaptions(store: ObjectStore, made: readonly MadeCaption[]): Promise<DoneItem[]> {
  if (made.length === 0) return [];
  const records = made.map(({ record }) => record);
  const body = captionLines(records);
  const objectKey = contentKey(body);
  await Promise.all(
    made.map(async ({ trace }, line) => trace && store.put(traceKey(objectKey, line), trace)),
  );
  await store.put(objectKey, body);
  return records.map(({ cellId, sampleId, ids, finishReason }, line) => {
    return { cellId, sampleId, objectKey, line, tokens: ids.length, finishReason };
  });
}
