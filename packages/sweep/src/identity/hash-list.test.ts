import { expect, test } from "vitest";
import { HashList } from "./hash-list.ts";
import { sha256 } from "./sha256.ts";

test("HashList gives back what was put in, in order, as an array does", () => {
  const hashes = Array.from({ length: 100 }, (_, index) => sha256(`${index}`));
  const list = new HashList();
  for (const hash of hashes) list.push(hash);
  expect(list.length).toBe(100);
  for (const [start, end] of [
    [0, 100],
    [15, 17],
    [99, 200],
    [50, 50],
    [100, 101],
  ] as const) {
    expect(list.slice(start, end)).toEqual(hashes.slice(start, end));
  }
});
