import { z } from "zod";
import { ObjectCorruptError } from "../errors.ts";
import { type CaptionRecord, parseCaptionLines } from "../store/caption-lines.ts";
import type { ObjectStore } from "../store/object-store.ts";

/** Captions of one cell that lie in one object. */
const ManifestObject = z.strictObject({
  key: z.string().describe("The object's key; a SHA-256 of its bytes is in it."),
  lines: z
    .array(z.tuple([z.int().min(0), z.string()]))
    .describe("The 0-based line of each caption, and its sample's id."),
});

const ManifestCell = z.strictObject({
  id: z.string().describe("SHA-256 of `identity` as canonical JSON."),
  label: z.string(),
  model: z.string(),
  benchmark: z.string(),
  identity: z.record(z.string(), z.unknown()).describe("All that can change a caption."),
  objects: z.array(ManifestObject),
});

/** What a sweep consists of and where its captions lie, so that a bucket alone can be read. */
export const SweepManifest = z.strictObject({
  version: z.literal(1),
  sweep: z.strictObject({
    id: z.string(),
    name: z.string(),
    file: z.string().describe("The sweep file's text."),
    createdAt: z.iso.datetime(),
  }),
  samples: z
    .array(z.strictObject({ benchmark: z.string(), sampleIds: z.array(z.string()) }))
    .describe(
      "All samples of the sweep, in the benchmark's order; those without a caption are owed or failed.",
    ),
  cells: z.array(ManifestCell).describe("In the grid's order."),
});
export type SweepManifest = z.infer<typeof SweepManifest>;
export type ManifestCell = z.infer<typeof ManifestCell>;

export const manifestKey = (sweepId: string): string => `manifests/${sweepId}.json`;

/** Reads a sweep's manifest. Throws ObjectNotFoundError, ObjectCorruptError, StoreError. */
export async function readManifest(store: ObjectStore, sweepId: string): Promise<SweepManifest> {
  const key = manifestKey(sweepId);
  const body = new TextDecoder().decode(await store.get(key));
  try {
    return SweepManifest.parse(JSON.parse(body));
  } catch (cause) {
    throw new ObjectCorruptError({ key, expected: "a sweep's manifest", found: "something else" }, { cause });
  }
}

/** Reads a cell's captions by the manifest alone. Throws ObjectNotFoundError, ObjectCorruptError, StoreError. */
export async function* readCellCaptions(
  store: ObjectStore,
  cell: ManifestCell,
): AsyncGenerator<CaptionRecord> {
  for (const { key, lines } of cell.objects) {
    const records = parseCaptionLines(await store.get(key), key);
    for (const [line, sampleId] of lines) {
      const record = records[line];
      if (record?.cellId === cell.id && record.sampleId === sampleId) yield record;
      else throw wrongLine(key, line, sampleId);
    }
  }
}

function wrongLine(key: string, line: number, sampleId: string): ObjectCorruptError {
  return new ObjectCorruptError({
    key,
    expected: `sample "${sampleId}" in line ${line + 1}`,
    found: "something else",
  });
}
