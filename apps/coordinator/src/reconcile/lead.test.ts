import { once } from "node:events";
import { cannotStart, type PostgresServer, startPostgres } from "@kvsweep/servers";
import { expect, test, vi } from "vitest";
import { type Lead, lead } from "./lead.ts";

const reason = cannotStart("postgres");

/** Someone who wants to lead. */
function candidate(databaseUrl: string, rest: Partial<Lead> = {}) {
  const stop = new AbortController();
  const changes: boolean[] = [];
  const ended = lead({
    ...{ databaseUrl, name: "test", retryMs: 50, signal: stop.signal },
    work: async (signal) => {
      if (!signal.aborted) await once(signal, "abort");
    },
    onChange: (isLeader) => changes.push(isLeader),
    ...rest,
  });
  return { stop: () => stop.abort(), ended, changes };
}

const leads = (changes: readonly boolean[]) =>
  vi.waitFor(() => expect(changes.at(-1)).toBe(true), { timeout: 20_000, interval: 50 });

async function withServer(body: (postgres: PostgresServer) => Promise<void>): Promise<void> {
  await using postgres = await startPostgres();
  await body(postgres);
}

test.skipIf(reason !== undefined)("lead() has one leader of a name, and another one when that one ends", () =>
  withServer(async ({ url }) => {
    const first = candidate(url);
    await leads(first.changes);
    const second = candidate(url);
    const stranger = candidate(url, { name: "other" });
    await leads(stranger.changes);
    expect(second.changes).toEqual([]);
    first.stop();
    await first.ended;
    expect(first.changes).toEqual([true, false]);
    await leads(second.changes);
    for (const one of [second, stranger]) {
      one.stop();
      await one.ended;
    }
  }),
);

test.skipIf(reason !== undefined)("lead() leads no more when the database restarts, and then again", () =>
  withServer(async (postgres) => {
    const errors: unknown[] = [];
    const one = candidate(postgres.url, { onError: (error) => errors.push(error) });
    await leads(one.changes);
    await postgres.kill("SIGKILL");
    await vi.waitFor(() => expect(one.changes).toEqual([true, false]), { timeout: 10_000 });
    await vi.waitFor(() => expect(errors).not.toEqual([]), { timeout: 10_000 });
    await postgres.restart();
    await leads(one.changes);
    expect(one.changes).toEqual([true, false, true]);
    one.stop();
    await one.ended;
  }),
);
