import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { checkImageToken } from "./image-token.ts";

const tokenizer = {
  encode: () => [],
  decode: () => "",
  idOf: (token: string) => (token === "<image>" ? 400 : undefined),
  vocabularySize: 401,
};

test("checkImageToken() accepts the id of the tokenizer, and a token that the tokenizer does not know", () => {
  expect(() => checkImageToken({ tokenizer, imageToken: "<image>", imageTokenId: 400 })).not.toThrow();
  expect(() => checkImageToken({ tokenizer, imageToken: "<picture>", imageTokenId: -200 })).not.toThrow();
});

test("checkImageToken() names both ids where they differ", () => {
  const check = () => checkImageToken({ tokenizer, imageToken: "<image>", imageTokenId: 447 });
  expect(check).toThrow(CheckpointError);
  expect(check).toThrow("<image> is id 400 in tokenizer.json and 447 in config.json");
});
