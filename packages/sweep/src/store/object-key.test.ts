import { expect, test } from "vitest";
import { StoreError } from "../errors.ts";
import { objectKey } from "./object-key.ts";

test("objectKey() lets plain relative keys through", () => {
  expect(objectKey("captions/ab/abc.jsonl")).toBe("captions/ab/abc.jsonl");
});

test.each(["", "/etc/passwd", "../up", "a/../../b", "a//b", "a/", ".hidden", "a\\b", "a/\0"])(
  "objectKey() refuses %j, which might leave the folder",
  (key) => {
    expect(() => objectKey(key)).toThrow(StoreError);
  },
);
