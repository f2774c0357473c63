import { migrateDatabase, openPgliteDatabase } from "@kvsweep/metrics/database";
import { sharedPglite } from "@kvsweep/servers/pglite";
import { expect, test } from "vitest";
import { authenticate, demandRole, isLoopback } from "./authenticate.ts";
import { createToken, listTokens, revokeToken, TokenBook } from "./tokens.ts";

async function openDatabase() {
  const db = openPgliteDatabase(await sharedPglite());
  await migrateDatabase(db);
  return db;
}

/** A gate that reads its tokens anew for every request. */
async function openGate(isLocal = false) {
  const db = await openDatabase();
  const ask = (authorization?: string, host = "127.0.0.1:7411") =>
    authenticate({ authorization, host }, { tokens: new TokenBook(db, 0), isLocal });
  return { db, ask };
}

test("a token is who it was made for until it is revoked, and stands nowhere but in its hash", async () => {
  const { db, ask } = await openGate();
  const token = await createToken(db, { name: "ada", role: "submit" });
  expect(token).toMatch(/^kvs_[\w-]{43}$/);
  expect(await ask(`Bearer ${token}`)).toEqual({ name: "ada", role: "submit" });
  const { rows } = await db.execute("select * from kvsweep.tokens");
  expect(JSON.stringify(rows)).not.toContain(token.slice(4, 20));
  await expect(createToken(db, { name: "ada", role: "read" })).rejects.toThrow('called "ada"');
  await revokeToken(db, "ada");
  await expect(ask(`Bearer ${token}`)).rejects.toMatchObject({ name: "UnauthorizedError", status: 401 });
  expect(await listTokens(db)).toMatchObject([{ name: "ada", role: "submit", revokedAt: expect.any(Date) }]);
  await expect(revokeToken(db, "bob")).rejects.toThrow('token "bob"');
});

test.each([undefined, "", "Basic YTpi", "Bearer", "Bearer wrong", `Bearer ${"x".repeat(500)}`])(
  "authenticate() refuses the header %j",
  async (authorization) => {
    const { db, ask } = await openGate();
    await createToken(db, { name: "ada", role: "read" });
    await expect(ask(authorization)).rejects.toMatchObject({ status: 401 });
  },
);

test("without any token only this machine's own user gets in, and no web page in disguise", async () => {
  const { db, ask } = await openGate(true);
  expect(await ask()).toEqual({ name: "local", role: "admin" });
  await expect(ask(undefined, "rebound.example:7411")).rejects.toThrow('to "rebound.example:7411" without');
  await createToken(db, { name: "ada", role: "read" });
  await expect(ask()).rejects.toMatchObject({ status: 401 });
  const { ask: fromAnywhere } = await openGate(false);
  await expect(fromAnywhere()).rejects.toMatchObject({ status: 401 });
});

test("demandRole() lets a role do what those below it may", () => {
  demandRole({ name: "a", role: "admin" }, "submit");
  demandRole({ name: "a", role: "submit" }, "read");
  const denied = () => demandRole({ name: "eve", role: "read" }, "submit");
  expect(denied).toThrow('for "eve": it needs the role submit');
});

test.each(["localhost", "127.0.0.1", "127.8.0.1", "::1", "[::1]"])("isLoopback() knows %s", (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each(["0.0.0.0", "::", "10.0.0.1", "127.0.0.1.example", "localhost.example", ""])(
  "isLoopback() does not take %j for this machine",
  (host) => {
    expect(isLoopback(host)).toBe(false);
  },
);
