import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { CheckpointError, PromptError } from "../errors.ts";
import { renderPrompt } from "./chat-template.ts";
import { encodePrompt } from "./prompt.ts";
import { openTokenizer } from "./tokenizer.ts";

const reference = fileURLToPath(new URL("../../testdata/reference", import.meta.url));
const folderOf = (checkpoint: string) => join(reference, "checkpoints", checkpoint);
const Expected = z.object({
  prompt: z.string(),
  images: z.record(z.string(), z.object({ inputIds: z.array(z.number()), imageTokens: z.number() })),
});
const expectedOf = (checkpoint: string) =>
  Expected.parse(JSON.parse(readFileSync(join(reference, `expected/${checkpoint}.json`), "utf8")));
const imageToken = "<image>";

test.each([
  ["llava-classic", 400],
  ["llava-gqa-sharded", 390],
  ["llava-fp16-tied", 400],
  ["llava-liuhaotian", -200],
])(
  "encodePrompt() for %s equals Hugging Face's ids and finds the picture",
  async (checkpoint, imageTokenId) => {
    const tokenizer = await openTokenizer(folderOf(checkpoint));
    const { prompt, images } = expectedOf(checkpoint);
    expect(Object.keys(images)).toHaveLength(4);
    for (const { inputIds, imageTokens } of Object.values(images)) {
      const { ids, imageStart, imageEnd } = encodePrompt({
        text: prompt,
        tokenizer,
        imageToken,
        imageTokenId,
        imageTokens,
      });
      expect(ids).toEqual(inputIds);
      expect([imageStart, imageEnd]).toEqual([
        inputIds.indexOf(imageTokenId),
        inputIds.lastIndexOf(imageTokenId) + 1,
      ]);
      expect(imageEnd - imageStart).toBe(imageTokens);
    }
  },
);

test("encodePrompt() encodes the prompt of the bundled scenes-vlm as transformers does", async () => {
  const folder = fileURLToPath(new URL("../../../../models/scenes-vlm", import.meta.url));
  const text = await renderPrompt(folder, "Please describe the image in detail.");
  const input = {
    text,
    tokenizer: await openTokenizer(folder),
    imageToken,
    imageTokenId: 680,
    imageTokens: 64,
  };
  const before = [1, 481, 261, 297];
  const after = [297, 13, 472, 276, 489, 302, 319, 323, 488, 260, 490, 261];
  expect(encodePrompt(input)).toEqual({
    ids: [...before, ...new Array(64).fill(680), ...after],
    imageStart: 4,
    imageEnd: 68,
  });
});

test("encodePrompt() does not repeat a BOS that the template wrote", async () => {
  const tokenizer = await openTokenizer(folderOf("llava-classic"));
  const input = { tokenizer, imageToken, imageTokenId: 400, imageTokens: 2 };
  const { ids } = encodePrompt({ ...input, text: "<s>a<image>" });
  expect(ids).toEqual([1, 301, 400, 400]);
  expect(ids).toEqual(encodePrompt({ ...input, text: "a<image>" }).ids);
});

test.each([
  ["none", "USER: what is it?", 0],
  ["two", "USER: <image> what is <image>?", 2],
])("encodePrompt() refuses a text with %s of the image token", async (_, text, count) => {
  const tokenizer = await openTokenizer(folderOf("llava-classic"));
  const encode = () => encodePrompt({ text, tokenizer, imageToken, imageTokenId: 400, imageTokens: 16 });
  expect(encode).toThrow(PromptError);
  expect(encode).toThrow(`it has ${count} <image>, not one`);
});

test("encodePrompt() refuses an image token that the tokenizer has under another id", async () => {
  const tokenizer = await openTokenizer(folderOf("llava-classic"));
  const encode = () =>
    encodePrompt({ text: imageToken, tokenizer, imageToken, imageTokenId: 447, imageTokens: 16 });
  expect(encode).toThrow(CheckpointError);
  expect(encode).toThrow("<image> is id 400 in tokenizer.json and 447 in config.json");
});

test("encodePrompt() refuses a tokenizer that breaks the image token up", async () => {
  const tokenizer = await openTokenizer(folderOf("llava-classic"));
  const broken = { ...tokenizer, encode: (text: string) => [1, ...text].map(() => 301) };
  const encode = () =>
    encodePrompt({ text: imageToken, tokenizer: broken, imageToken, imageTokenId: 400, imageTokens: 16 });
  expect(encode).toThrow(PromptError);
});
