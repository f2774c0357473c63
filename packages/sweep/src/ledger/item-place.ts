import { items } from "@kvsweep/metrics/database";

/** Columns of an item, and of where its caption lies. */
export const itemPlace = {
  cellId: items.cellId,
  sampleId: items.sampleId,
  objectKey: items.objectKey,
  line: items.line,
};
