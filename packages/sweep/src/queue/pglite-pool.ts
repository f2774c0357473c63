import { EventEmitter } from "node:events";
import type { PGlite } from "@electric-sql/pglite";
import type { PgNotification, PgPool, PgPoolClient, PgQueryResult } from "bullmq";

/**
 * A `pg.Pool` of which every client is the one PGlite in this process, for BullMQ's PostgreSQL backend. It needs no
 * session of its own: outside its migrator BullMQ sends single statements only.
 */
export class PglitePool extends EventEmitter implements PgPool {
  /** There is no socket that could be lost unseen, so BullMQ may wait long for a notification. */
  readonly options = { keepAlive: true };
  readonly #client: PGlite;

  constructor(client: PGlite) {
    super();
    this.setMaxListeners(0);
    this.#client = client;
  }

  query(text: string, params?: readonly unknown[]): Promise<PgQueryResult> {
    return runQuery(this.#client, text, params);
  }

  async connect(): Promise<PgPoolClient> {
    return new PglitePoolClient(this.#client);
  }

  /** The PGlite belongs to whoever opened it. */
  async end(): Promise<void> {
    this.removeAllListeners();
  }
}

class PglitePoolClient extends EventEmitter implements PgPoolClient {
  readonly #client: PGlite;
  readonly #unlisten: () => void;

  constructor(client: PGlite) {
    super();
    this.setMaxListeners(0);
    this.#client = client;
    this.#unlisten = client.onNotification((channel, payload) => {
      const notification: PgNotification = { channel, payload };
      this.emit("notification", notification);
    });
  }

  query(text: string, params?: readonly unknown[]): Promise<PgQueryResult> {
    return runQuery(this.#client, text, params);
  }

  release(): void {
    this.#unlisten();
  }
}

async function runQuery(
  client: PGlite,
  text: string,
  params: readonly unknown[] = [],
): Promise<PgQueryResult> {
  const { rows, affectedRows } =
    params.length > 0 ? await client.query(text, [...params]) : await runScript(client, text);
  return { rows, rowCount: affectedRows || rows.length };
}

/** Several statements in one text, as BullMQ's migrations are; the result is the last one's. */
async function runScript(client: PGlite, text: string) {
  return (await client.exec(text)).at(-1) ?? { rows: [], affectedRows: 0 };
}
