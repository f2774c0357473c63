import { inspect } from "node:util";
import { cannotStart, type PostgresServer, startPostgres } from "@kvsweep/servers";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DatabaseError } from "../errors.ts";
import type { Database } from "./database.ts";
import { databaseError } from "./database-error.ts";
import { migrateDatabase } from "./migrate.ts";
import { openPostgresDatabase } from "./open-postgres-database.ts";
import { sweeps } from "./schema.ts";
import { cannotStartPgbouncer, startPgbouncer } from "./testing/pgbouncer.ts";

const missing = cannotStart("postgres");
if (missing !== undefined) console.warn(`NOT TESTED on Postgres: ${missing}.`);
const missingPooler = missing ?? cannotStartPgbouncer();
if (missingPooler !== undefined) console.warn(`NOT TESTED behind pgbouncer: ${missingPooler}.`);

/** What opening failed with, after a look that it tells no secret. */
async function refusal(url: string): Promise<DatabaseError> {
  const outcome = await openPostgresDatabase(url).catch((error: unknown) => error);
  if (!(outcome instanceof DatabaseError)) throw new Error(`no refusal: ${inspect(outcome)}`);
  const [, secret] = /:([^:@/]+)@/.exec(url) ?? [];
  const shown = inspect(outcome, { depth: null, showHidden: true });
  if (secret !== undefined)
    for (const one of [secret, decodeURIComponent(secret)]) expect(shown).not.toContain(one);
  return outcome;
}

/** The verdict on what a statement threw. */
const verdictOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => databaseError(error),
  );

test("openPostgresDatabase() says that nothing listens there", async () => {
  const error = await refusal("postgres://me:h1dden@127.0.0.1:1/kvsweep?sslmode=disable");
  expect(error.message).toBe(
    "Cannot use the database at postgres://127.0.0.1:1/kvsweep: nothing listens there (ECONNREFUSED)",
  );
  expect(error).toMatchObject({ retry: true, advice: expect.stringContaining("Start the server") });
});

test("openPostgresDatabase() tells nothing of a URL that it cannot read", async () => {
  const error = await refusal("postgres://me:h1dden@[::/kvsweep");
  expect(error.message).toBe("Cannot use the database at postgres://[::/kvsweep: Invalid URL");
  expect(error.retry).toBe(false);
});

describe.skipIf(missing !== undefined)("on a server", () => {
  let server: PostgresServer;
  let url: string;
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createDatabase("kvsweep");
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  async function asAdmin(...statements: readonly string[]): Promise<void> {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }
  const withUser = (user: string) => url.replace(/\/\/.*@/, `//${user}@`);
  const one = (db: Database) => db.execute(sql`select 1 as one`);

  test("openPostgresDatabase() bounds statements and transactions, and says who it is", async () => {
    await using opened = await openPostgresDatabase(url, { statementTimeout: 1_500 });
    const { rows } = await opened.db.execute(
      sql`select current_setting('statement_timeout') as statement,
        current_setting('idle_in_transaction_session_timeout') as idle,
        current_setting('application_name') as name`,
    );
    expect(rows).toEqual([{ statement: "1500ms", idle: "1min", name: "kvsweep" }]);
  });

  test.each([
    ["postgres:wr0ng-one", "it does not accept this user and password"],
    ["nobody:wr0ng-one", "it does not accept this user and password"],
    ["postgres", "it asks for a password, and the URL has none"],
  ])("openPostgresDatabase() as %s is refused", async (user, problem) => {
    const error = await refusal(withUser(user));
    expect(error.message).toMatch(/^Cannot use the database at postgres:\/\/127\.0\.0\.1:\d+\/kvsweep: /);
    expect(error).toMatchObject({ message: expect.stringContaining(problem), retry: false });
  });

  test("openPostgresDatabase() of a database that is not there", async () => {
    const error = await refusal(url.replace(/kvsweep$/, "nothing"));
    expect(error.message).toContain('it has no such database (database "nothing" does not exist)');
    expect(error).toMatchObject({ retry: false, code: "3D000", advice: expect.stringContaining("createdb") });
  });

  test("openPostgresDatabase() with sslmode=prefer takes a server without encryption, with require not", async () => {
    await using plain = await openPostgresDatabase(`${url}?sslmode=prefer`);
    expect((await one(plain.db)).rows).toEqual([{ one: 1 }]);
    expect((await refusal(`${url}?sslmode=require`)).message).toContain("does not support SSL");
  });

  test("migrateDatabase() as a user who may not make a schema", async () => {
    await asAdmin("create role reader login password 'r3ader'");
    await using opened = await openPostgresDatabase(withUser("reader:r3ader"));
    const error = await migrateDatabase(opened.db).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(error).toMatchObject({
      message:
        "Cannot make the tables of kvsweep: its user lacks a right (permission denied for database kvsweep)",
      retry: false,
    });
  });

  test("a server without connections left is worth another try", async () => {
    await asAdmin("create role busy login connection limit 1 password 'b1sy'");
    await using _first = await openPostgresDatabase(withUser("busy:b1sy"));
    const error = await refusal(withUser("busy:b1sy"));
    expect(error).toMatchObject({
      retry: true,
      code: "53300",
      message: expect.stringContaining("no connection left"),
    });
  });

  test("an idle connection that the server ends is reported and replaced", async () => {
    const lost: DatabaseError[] = [];
    await using opened = await openPostgresDatabase(url, {
      applicationName: "idle",
      onLost: (e) => lost.push(e),
    });
    await one(opened.db);
    await asAdmin(terminate("idle"));
    await expect.poll(() => lost.length).toBe(1);
    expect(lost[0]).toMatchObject({
      retry: true,
      code: "57P01",
      message: expect.stringContaining("shutting down"),
    });
    expect((await one(opened.db)).rows).toEqual([{ one: 1 }]);
  });

  test("a connection that is lost between two statements fails the transaction only", async () => {
    await using opened = await openPostgresDatabase(url, { applicationName: "between" });
    const verdict = await verdictOf(
      opened.db.transaction(async (tx) => {
        await one(tx);
        await asAdmin(terminate("between"));
        await expect.poll(() => one(tx).catch(() => "lost")).toBe("lost");
      }),
    );
    expect(verdict).toMatchObject({ retry: true, message: expect.stringContaining("connection was lost") });
    expect((await one(opened.db)).rows).toEqual([{ one: 1 }]);
  });

  test("a statement that takes too long is ended", async () => {
    await using opened = await openPostgresDatabase(url, { statementTimeout: 50 });
    expect(await verdictOf(opened.db.execute(sql`select pg_sleep(5)`))).toMatchObject({
      retry: true,
      code: "57014",
      message: expect.stringContaining("a statement took too long"),
    });
  });

  test("a pool whose connections are all in use says so in bounded time", async () => {
    await using opened = await openPostgresDatabase(url, { poolSize: 1, connectTimeout: 100 });
    const verdict = await opened.db.transaction(async () => verdictOf(one(opened.db)));
    expect(verdict).toMatchObject({
      retry: true,
      message: expect.stringContaining("no connection of the pool"),
    });
  });

  test("transactions that wait for each other, or see each other's rows, are worth another try", async () => {
    await using opened = await openPostgresDatabase(url);
    const { db } = opened;
    await db.execute(sql`create table pairs (id int primary key, n int)`);
    await db.execute(sql`insert into pairs values (1, 0), (2, 0)`);
    const met = meeting(2);
    const add = (first: number, second: number) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`update pairs set n = n + 1 where id = ${first}`);
        await met();
        await tx.execute(sql`update pairs set n = n + 1 where id = ${second}`);
      });
    const deadlock = await Promise.all([verdictOf(add(1, 2)), verdictOf(add(2, 1))]);
    expect(deadlock.filter((verdict) => verdict !== undefined)).toMatchObject([
      { retry: true, code: "40P01" },
    ]);
    const metAgain = meeting(2);
    const count = () =>
      db.transaction(
        async (tx) => {
          await tx.execute(sql`select sum(n) from pairs`);
          await metAgain();
          await tx.execute(sql`update pairs set n = n + 1`);
        },
        { isolationLevel: "serializable" },
      );
    const serial = await Promise.all([verdictOf(count()), verdictOf(count())]);
    expect(serial.filter((verdict) => verdict !== undefined)).toMatchObject([{ retry: true, code: "40001" }]);
  });

  test("a server that was killed is worth another try, and is used again when it is back", async () => {
    const own = await startPostgres();
    await using opened = await openPostgresDatabase(own.url);
    await own.kill("SIGKILL");
    await expect.poll(() => verdictOf(one(opened.db))).toMatchObject({ retry: true });
    await own.restart();
    expect((await one(opened.db)).rows).toEqual([{ one: 1 }]);
    await opened.close();
    await own[Symbol.asyncDispose]();
  });

  test.skipIf(missingPooler !== undefined)(
    "pgbouncer in transaction mode takes all of it, with fewer connections than clients",
    async () => {
      await using pooler = await startPgbouncer(await server.createDatabase("pooled"));
      await using opened = await openPostgresDatabase(pooler.url, { poolSize: 10 });
      await using other = await openPostgresDatabase(pooler.url, { poolSize: 10 });
      await Promise.all([migrateDatabase(opened.db), migrateDatabase(other.db)]);
      const many = Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? opened : other).db);
      await Promise.all(
        many.map((db, n) =>
          db.transaction(async (tx) => {
            await tx.insert(sweeps).values({ id: `s${n}`, name: "n", file: "f" });
            expect(await tx.$count(sweeps, sql`id = ${`s${n}`}`)).toBe(1);
          }),
        ),
      );
      expect(await other.db.$count(sweeps)).toBe(60);
      await using impatient = await openPostgresDatabase(pooler.url, { statementTimeout: 50 });
      expect(await verdictOf(impatient.db.execute(sql`select pg_sleep(20)`))).toMatchObject({
        retry: true,
        message: "Cannot use the database: it does not answer",
      });
    },
  );
});

const terminate = (name: string) =>
  `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${name}'`;

/** Resolves when so many have come. */
function meeting(size: number): () => Promise<void> {
  let come = 0;
  let open = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come === size) open();
    return all;
  };
}
