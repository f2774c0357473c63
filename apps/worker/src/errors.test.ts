import { expect, test } from "vitest";
import { ModelChildError, ModelChildStartError } from "./errors.ts";

test("ModelChildError has the name, advice and verdict of the error that the child met", () => {
  const failure = { name: "ImageError", message: "m", advice: "a", retry: true };
  expect(new ModelChildError(failure)).toMatchObject(failure);
});

test("ModelChildStartError names the model and is not retried", () => {
  expect(new ModelChildStartError("/m")).toMatchObject({
    message: expect.stringContaining('"/m"'),
    retry: false,
  });
});
