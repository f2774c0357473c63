import { expect, test } from "vitest";
import { samplesHash } from "./samples-hash.ts";

test("samplesHash() depends on the ids and on their order, and on nothing else", () => {
  expect(samplesHash(["1", "2"])).toBe(samplesHash(["1", "2"]));
  expect(samplesHash(["2", "1"])).not.toBe(samplesHash(["1", "2"]));
  expect(samplesHash(["12"])).not.toBe(samplesHash(["1", "2"]));
  expect(samplesHash(["0"])).toBe("5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9");
});
