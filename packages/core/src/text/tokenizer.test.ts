import { readFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { CheckpointError } from "../errors.ts";
import { openTokenizer } from "./tokenizer.ts";

const reference = fileURLToPath(new URL("../../testdata/reference", import.meta.url));
const Ids = z.array(z.number());
const Vectors = z.object({
  encode: z.array(z.object({ text: z.string(), ids: Ids, idsWithoutBos: Ids, decoded: z.string() })),
  decode: z.array(z.object({ ids: Ids, decoded: z.string() })),
});
const vectors = z
  .record(z.string(), Vectors)
  .parse(JSON.parse(readFileSync(join(reference, "expected/tokenizers.json"), "utf8")));
const classic = join(reference, "checkpoints/llava-classic");

test("the reference has vectors for four checkpoints", () => {
  expect(Object.keys(vectors)).toHaveLength(4);
});

test.each(Object.entries(vectors))(
  "openTokenizer() of %s gives every id and text of the reference",
  async (checkpoint, expected) => {
    const tokenizer = await openTokenizer(join(reference, "checkpoints", checkpoint));
    for (const { text, ids, idsWithoutBos, decoded } of expected.encode) {
      expect(tokenizer.encode(text), `ids of ${JSON.stringify(text)}`).toEqual(ids);
      expect(tokenizer.encode(text, { specialTokens: false })).toEqual(idsWithoutBos);
      expect(tokenizer.decode(ids), `text of ${ids}`).toBe(decoded);
    }
    for (const { ids, decoded } of expected.decode)
      expect(tokenizer.decode(ids), `text of ${ids}`).toBe(decoded);
  },
);

test("openTokenizer() knows the ids of its tokens and how many there are", async () => {
  const tokenizer = await openTokenizer(classic);
  expect(tokenizer.idOf("<image>")).toBe(400);
  expect(tokenizer.idOf("no such token")).toBeUndefined();
  expect(tokenizer.vocabularySize).toBe(402);
});

test("openTokenizer() decodes past ids that are not in the vocabulary", async () => {
  const tokenizer = await openTokenizer(classic);
  expect(tokenizer.decode([-200, 301, 99999])).toBe("a");
});

test("openTokenizer() keeps spaces before punctuation", async () => {
  const tokenizer = await openTokenizer(classic);
  expect(tokenizer.decode(tokenizer.encode("a , b ."))).toBe("a , b .");
});

async function failureIn(files: Record<string, string>): Promise<{ folder: string; error: unknown }> {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-tokenizer-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const error = await openTokenizer(folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(CheckpointError);
  return { folder, error };
}

test("openTokenizer() names a tokenizer.json that is missing", async () => {
  const { folder, error } = await failureIn({});
  expect(error).toMatchObject({
    message: `Cannot open "${join(folder, "tokenizer.json")}": the file does not exist`,
  });
});

test("openTokenizer() says how to convert a folder that has only tokenizer.model", async () => {
  const { error } = await failureIn({ "tokenizer.model": "\u0000" });
  expect(error).toMatchObject({
    message: expect.stringContaining("the folder holds only tokenizer.model"),
    advice: expect.stringContaining("save_pretrained"),
  });
});

test.each([
  ["no JSON", "{"],
  ["no object", "[]"],
  ["no vocabulary", JSON.stringify({ model: { type: "BPE" }, added_tokens: [] })],
])("openTokenizer() names a tokenizer.json that holds %s", async (_, text) => {
  const { folder, error } = await failureIn({ "tokenizer.json": text });
  expect(error).toMatchObject({ message: expect.stringContaining(join(folder, "tokenizer.json")) });
});
