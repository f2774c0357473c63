import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { DatabaseError } from "../errors.ts";
import { databaseError } from "./database-error.ts";

const answer = (code: string, message: string) => Object.assign(new Error(message), { code });

test("databaseError() looks through drizzle's error at the server's, in plain words", () => {
  const wrapped = new DrizzleQueryError("select 1", [], answer("40P01", "deadlock detected"));
  expect(databaseError(wrapped, "Cannot commit")).toMatchObject({
    message: "Cannot commit: two transactions waited for each other (deadlock detected)",
    retry: true,
    code: "40P01",
    cause: wrapped,
  });
});

test.each([
  [answer("ECONNREFUSED", "connect"), "nothing listens there (ECONNREFUSED)", true],
  [new Error("Connection terminated unexpectedly"), "the connection was lost", true],
  [
    new Error("Client has encountered a connection error and is not queryable"),
    "the connection was lost",
    true,
  ],
  [new Error("Connection terminated due to connection timeout"), "it does not answer", true],
  [new Error("timeout exceeded when trying to connect"), "no connection of the pool was free in time", true],
])("databaseError() of %s", (error, problem, retry) => {
  expect(databaseError(error)).toMatchObject({ message: `Cannot use the database: ${problem}`, retry });
});

test("databaseError() leaves other errors alone, and its own as they are", () => {
  expect(databaseError(answer("23505", "duplicate key"))).toBeUndefined();
  expect(databaseError(new Error("anything"))).toBeUndefined();
  expect(databaseError("text")).toBeUndefined();
  const own = new DatabaseError("Cannot", "Do");
  expect(databaseError(own)).toBe(own);
});
