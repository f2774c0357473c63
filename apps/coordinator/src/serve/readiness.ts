import type { Fleet } from "@kvsweep/sweep";
import { sql } from "drizzle-orm";

/** Whether each of a fleet's servers answers; the reason where one does not. */
export async function readiness({ db, store, queue }: Pick<Fleet, "db" | "store" | "queue">): Promise<{
  readonly isReady: boolean;
  readonly servers: Readonly<Record<"postgres" | "redis" | "store", string>>;
}> {
  const [postgres, redis, captions] = await Promise.all([
    answer(() => db.execute(sql`select 1`)),
    answer(() => queue.createQueue("readiness").isPaused()),
    answer(() => store.has("readiness")),
  ]);
  const servers = { postgres, redis, store: captions };
  return { isReady: Object.values(servers).every((text) => text === "ok"), servers };
}

async function answer(ask: () => Promise<unknown>): Promise<string> {
  try {
    await ask();
    return "ok";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
