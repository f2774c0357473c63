import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { checkTokenIds } from "./check-token-ids.ts";

test("checkTokenIds() accepts what the model embeds, and the image token wherever it lies", () => {
  checkTokenIds([0, 9, -200, 5], { vocabulary: 10, imageTokenId: -200 });
  checkTokenIds([0, 9, 32000], { vocabulary: 10, imageTokenId: 32000 });
});

test.each([10, -1, 999_999_999])("checkTokenIds() names an id that the model does not embed: %d", (id) => {
  const check = () => checkTokenIds([3, id], { vocabulary: 10, imageTokenId: -200 });
  expect(check).toThrow(CheckpointError);
  expect(check).toThrow(`tokenizer.json gives id ${id}, and the model has 10 tokens`);
});
