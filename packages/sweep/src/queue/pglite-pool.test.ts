import { openPglite } from "@kvsweep/servers/pglite";
import { afterAll, expect, test } from "vitest";
import { PglitePool } from "./pglite-pool.ts";

const client = await openPglite();
const pool = new PglitePool(client);
afterAll(() => client.close());

test("query() answers like pg, with parameters and without", async () => {
  expect(await pool.query("select $1::int + 1 as n", [1])).toEqual({ rows: [{ n: 2 }], rowCount: 1 });
  expect(await pool.query("select 1 as a; select 2 as b")).toEqual({ rows: [{ b: 2 }], rowCount: 1 });
});

test("query() counts the rows that a statement changed", async () => {
  await pool.query("create temp table t (n int); insert into t values (1), (2)");
  expect(await pool.query("delete from t where n > $1", [0])).toMatchObject({ rows: [], rowCount: 2 });
});

test("a client of connect() hears notifications until it is released", async () => {
  const listener = await pool.connect();
  const heard: string[] = [];
  listener.on("notification", ({ payload }) => heard.push(payload ?? ""));
  await listener.query("listen c");
  await pool.query("select pg_notify('c', 'one')");
  listener.release();
  await pool.query("select pg_notify('c', 'two')");
  expect(heard).toEqual(["one"]);
});

test("end() leaves the database open: it is another's", async () => {
  await pool.end();
  expect((await pool.query("select 1 as n")).rows).toEqual([{ n: 1 }]);
});
