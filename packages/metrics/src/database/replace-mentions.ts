import { sql } from "drizzle-orm";
import type { Mention } from "../benchmark.ts";
import type { Database } from "./database.ts";
import { mentions } from "./schema.ts";
import { type UnnestColumn, unnest } from "./unnest.ts";

/** The mentions that one version of a benchmark found in one caption, in the caption's order. */
export interface CaptionMentions {
  readonly cellId: string;
  readonly sampleId: string;
  readonly benchmark: string;
  readonly version: number;
  readonly mentions: readonly Mention[];
}

/**
 * Idempotent: a caption's mentions replace those that the same version found before, and no others. No two entries may
 * be of the same caption, and a caption's counts come first; rejects where it has none.
 */
export async function replaceMentions(db: Database, captions: readonly CaptionMentions[]): Promise<void> {
  await db.transaction(async (tx) => {
    await upsertMentions(tx, captions);
    await deleteSurplus(tx, captions);
  });
}

async function upsertMentions(db: Database, captions: readonly CaptionMentions[]): Promise<void> {
  const rows = captions.flatMap(({ mentions: found, ...caption }) =>
    found.map((mention, ordinal) => ({ ...caption, ...mention, ordinal })),
  );
  const source = unnest([
    ...keys(rows),
    ["int4", rows.map((row) => row.ordinal)],
    ["text", rows.map((row) => row.word)],
    ["text", rows.map((row) => row.class)],
    ["int4", rows.map((row) => row.start)],
    ["int4", rows.map((row) => row.end)],
    ["int4", rows.map((row) => Number(row.hallucinated))],
  ]);
  // In the order of the key, so that two writers of the same captions wait for each other instead of deadlocking.
  await db.execute(sql`
    insert into ${mentions} (cell_id, sample_id, benchmark, version, ordinal, word, class,
                             start_offset, end_offset, hallucinated)
    select a, b, c, d, e, f, g, h, i, j::bool from ${source} as r(a, b, c, d, e, f, g, h, i, j)
    order by a, b, c, d, e
    on conflict (cell_id, sample_id, benchmark, version, ordinal) do update set
      word = excluded.word, class = excluded.class, start_offset = excluded.start_offset,
      end_offset = excluded.end_offset, hallucinated = excluded.hallucinated`);
}

/** Where a caption had more mentions before. */
async function deleteSurplus(db: Database, captions: readonly CaptionMentions[]): Promise<void> {
  const source = unnest([...keys(captions), ["int4", captions.map((caption) => caption.mentions.length)]]);
  await db.execute(sql`
    delete from ${mentions} m using ${source} as c(cell_id, sample_id, benchmark, version, found)
    where m.cell_id = c.cell_id and m.sample_id = c.sample_id
    and m.benchmark = c.benchmark and m.version = c.version and m.ordinal >= c.found`);
}

type CaptionKey = Omit<CaptionMentions, "mentions">;

const keys = (captions: readonly CaptionKey[]): UnnestColumn[] => [
  ["text", captions.map((caption) => caption.cellId)],
  ["text", captions.map((caption) => caption.sampleId)],
  ["text", captions.map((caption) => caption.benchmark)],
  ["int4", captions.map((caption) => caption.version)],
];
