import { expect, test } from "vitest";
import { ClosingStack } from "./closing-stack.ts";

test("close() closes in the reverse order, and each thing once", async () => {
  const closed: string[] = [];
  const stack = new ClosingStack();
  stack.use({ [Symbol.dispose]: () => void closed.push("first") });
  stack.defer(async () => void closed.push("second"));
  await stack.close();
  await stack.close();
  expect(closed).toEqual(["second", "first"]);
});
