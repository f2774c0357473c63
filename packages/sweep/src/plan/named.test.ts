import { expect, test } from "vitest";
import { named } from "./named.ts";

test("named() finds an entry, and says which one is missing", () => {
  expect(named([{ name: "a" }, { name: "b" }], "b")).toEqual({ name: "b" });
  expect(() => named([{ name: "a" }], "c")).toThrow('nothing is called "c"');
});
