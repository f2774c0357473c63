import { type Database, timings } from "@kvsweep/metrics/database";
import { and, eq, gt, sql } from "drizzle-orm";

/** Median seconds that a caption of this model took on this provider; undefined where none was timed. */
export async function secondsPerCaption(
  db: Database,
  { modelFingerprint, provider }: { readonly modelFingerprint: string; readonly provider: string },
): Promise<number | undefined> {
  const [row] = await db
    .select({
      median: sql<
        number | null
      >`percentile_cont(0.5) within group (order by ${timings.seconds} / ${timings.captions})`,
    })
    .from(timings)
    .where(
      and(
        eq(timings.modelFingerprint, modelFingerprint),
        eq(timings.provider, provider),
        gt(timings.captions, 0),
      ),
    );
  return row?.median ?? undefined;
}
