import { join } from "node:path";
import { Client } from "pg";
import { expect } from "vitest";
import { startPostgres } from "./postgres.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";
import { testOn } from "./testing/test-on.ts";

const test = testOn("postgres");

/** The rows of a query on a connection of its own. */
async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test("startPostgres() gives a server to whoever has its password, and to nobody else", async () => {
  await using server = await startPostgres();
  expect(await query(server.url, "show server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
  const wrong = new URL(server.url);
  wrong.password = "guess";
  await expect(query(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
});

test("what PostgreSQL acknowledged is there after kill -9 and a restart, though it never waited for the disk", async () => {
  await using server = await startPostgres();
  expect(await query(server.url, "show fsync")).toEqual([{ fsync: "off" }]);
  await query(server.url, "create table done (id int)");
  for (let id = 0; id < 20; id++) await query(server.url, `insert into done values (${id})`);
  await server.kill();
  await server.restart();
  expect(await query(server.url, "select count(*)::int as rows from done")).toEqual([{ rows: 20 }]);
});

test("restart() waits for what a killed server leaves behind: its connections end a little later", async () => {
  await using server = await startPostgres();
  for (let round = 0; round < 3; round++) {
    const clients = Array.from({ length: 20 }, () => new Client(server.url));
    for (const client of clients) client.on("error", () => undefined);
    await Promise.all(clients.map((client) => client.connect()));
    const cut = clients.map((client) =>
      expect(client.query("select pg_sleep(60)")).rejects.toThrow("terminat"),
    );
    await server.kill();
    await server.restart();
    await Promise.all(cut);
  }
  expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("createDatabase() makes databases that don't see each other", async () => {
  await using server = await startPostgres();
  const [one, other] = [await server.createDatabase("one"), await server.createDatabase("one more")];
  await query(one, "create table only_here (id int)");
  expect(await query(one, "select current_database() as name")).toEqual([{ name: "one" }]);
  expect(await query(other, "select current_database() as name")).toEqual([{ name: "one more" }]);
  await expect(query(other, "table only_here")).rejects.toThrow("does not exist");
});

test("createDatabase() refuses a name that is taken", async () => {
  await using server = await startPostgres();
  await server.createDatabase("one");
  await expect(server.createDatabase("one")).rejects.toThrow(
    /^Cannot create the database "one": .*already exists/,
  );
});

test("startPostgres() finds in a named folder what was there, and there commits wait for the disk", async () => {
  const folder = join(temporaryFolder(), "postgres");
  const first = await startPostgres({ folder });
  await query(first.url, "create table kept as select 1 as id");
  await first[Symbol.asyncDispose]();
  await using second = await startPostgres({ folder });
  expect(await query(second.url, "table kept")).toEqual([{ id: 1 }]);
  expect(await query(second.url, "show fsync")).toEqual([{ fsync: "on" }]);
});
