import type { Database } from "@kvsweep/metrics/database";
import { expect, test } from "vitest";
import { openFleetState } from "../testing/open-fleet-state.ts";
import { createToken, revokeToken, TokenBook } from "./tokens.ts";

test("TokenBook reads the tokens once in a while, not for every request", async () => {
  const { db } = await openFleetState();
  const book = new TokenBook(db, 60_000);
  expect(await book.isEmpty()).toBe(true);
  const token = await createToken(db, { name: "ada", role: "read" });
  expect(await book.find(token)).toBeUndefined();
  expect(await new TokenBook(db, 0).find(token)).toEqual({ name: "ada", role: "read" });
  await revokeToken(db, "ada");
  expect(await new TokenBook(db, 0).isEmpty()).toBe(true);
});

test("TokenBook asks again after a database that was away", async () => {
  const { db } = await openFleetState();
  let isAway = true;
  const flaky = new Proxy(db, {
    get(target, name) {
      if (name === "select" && isAway) throw new Error("away");
      return Reflect.get(target, name, target);
    },
  }) satisfies Database;
  const book = new TokenBook(flaky, 60_000);
  await expect(book.isEmpty()).rejects.toThrow("away");
  isAway = false;
  expect(await book.isEmpty()).toBe(true);
});
