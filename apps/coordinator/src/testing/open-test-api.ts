import { join } from "node:path";
import type { Database } from "@kvsweep/metrics/database";
import { MemoryStore } from "@kvsweep/sweep/store";
import { onTestFinished } from "vitest";
import { createApi } from "../api/app.ts";
import { Catalog } from "../api/catalog.ts";
import { RateLimit, type RateLimits } from "../api/rate-limit.ts";
import { TokenBook } from "../api/tokens.ts";
import type { ApiAddress } from "../client/api-client.ts";
import { Scorer } from "../reconcile/scorer.ts";
import { listen } from "../serve/listen.ts";
import { repository } from "./kvsweep.ts";
import { type FleetState, openFleetState } from "./open-fleet-state.ts";

export interface TestApi extends FleetState {
  readonly server: ApiAddress;
  readonly store: MemoryStore;
  readonly faults: unknown[];
  /** Sends a request as it is. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
}

export interface TestApiOptions {
  readonly limits?: RateLimits;
  /** As if other machines reached it. */
  readonly isLocal?: boolean;
  /** Stands between the API and its database. */
  readonly db?: (db: Database) => Database;
}

/** The API on a real port, with a real ledger in memory. */
export async function openTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const state = await openFleetState();
  const db = options.db?.(state.db) ?? state.db;
  const store = new MemoryStore();
  const faults: unknown[] = [];
  const catalog = new Catalog({ models: [join(repository, "models")], bundled: repository });
  const scorer = new Scorer({
    ...{ db: state.db, store },
    benchmark: (name) => catalog.benchmark(name),
    onAlarm: (error) => faults.push(error),
  });
  const api = createApi({
    context: {
      ...{ db, catalog, engineVersion: "2" },
      gate: { tokens: new TokenBook(db, 0), isLocal: options.isLocal ?? true },
      results: (sweep) => scorer.results(sweep),
    },
    limit: new RateLimit(options.limits),
    onFault: (error) => faults.push(error),
  });
  const server = await listen({ host: "127.0.0.1", port: 0, fetch: api.fetch });
  onTestFinished(() => server[Symbol.asyncDispose]());
  const url = `http://127.0.0.1:${server.port}`;
  return { ...state, store, faults, server: { url }, ask: (path, init) => fetch(new URL(path, url), init) };
}

/** A sweep of the bundled model that nobody has decoded: 2 cells × 3 images. */
export const smallSweepText = `name: small
model: scenes-vlm
benchmark: scenes
methods: [{ method: greedy }, { method: kvsmooth, layers: [1, 8] }]
decoding: { maxNewTokens: 8 }
samples: { limit: 3 }
statistics: { resamples: 200 }
`;
