import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { InputFileError } from "../../captions/input-file-error.ts";
import { collect } from "../../captions/testing/collect.ts";
import { readResponses } from "./read-responses.ts";

let path: string;

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), "kvsweep-amber-")), "responses.json");
});

async function read(text: string) {
  await writeFile(path, text);
  return collect(readResponses(path));
}

test("readResponses() reads AMBER's own array, and captions by line", async () => {
  expect(await read('[{"id": 7, "response": "A dog."}]')).toEqual([
    { id: "7", text: "A dog.", place: "item 1" },
  ]);
  expect(await read('{"image": "AMBER_7.jpg", "caption": "A dog."}\n')).toMatchObject([
    { id: "7", text: "A dog." },
  ]);
});

test.each([
  ["[]", /it holds none$/],
  ['[{"response": "A dog."}]', /item 1 has no id of AMBER$/],
  ['[{"id": 1, "response": null}]', /item 1 has a response that is no text$/],
  ['[{"id": 1}]', /item 1 has no caption/],
  ['{"id": 1, "response": NaN}', /NaN at line 1/],
])("readResponses() refuses %s", async (text, message) => {
  await expect(read(text)).rejects.toThrow(InputFileError);
  await expect(read(text)).rejects.toThrow(message);
});
