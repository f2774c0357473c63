import { expect, test } from "vitest";
import { contentKey } from "../store/content-key.ts";
import { traceKey } from "../store/trace-key.ts";
import { ownerOf } from "./owner-of.ts";

const key = contentKey(new TextEncoder().encode("one"));

test("ownerOf() captions and their traces are the captions, of a manifest its sweep", () => {
  expect(ownerOf(key)).toEqual({ kind: "captions", key });
  expect(ownerOf(traceKey(key, 12))).toEqual({ kind: "captions", key });
  expect(ownerOf("manifests/abc.json")).toEqual({ kind: "sweep", id: "abc" });
});

test.each(["captions/notes.txt", "traces/x.safetensors", "manifests/a/b.json", "results.csv"])(
  "ownerOf() leaves %s to whoever put it there",
  (foreign) => expect(ownerOf(foreign)).toBeUndefined(),
);
