import { expect, test } from "vitest";
import { ModelChildStartError } from "../errors.ts";
import { childFailure } from "./child-failure.ts";

test("childFailure() keeps an error's name, message, advice and verdict", () => {
  const error = Object.assign(new Error("busy"), { name: "BusyError", advice: "Wait.", retry: true });
  expect(childFailure(error)).toEqual({ name: "BusyError", message: "busy", advice: "Wait.", retry: true });
  expect(childFailure(new ModelChildStartError("m"))).toMatchObject({
    name: "ModelChildStartError",
    retry: false,
  });
});

test("childFailure() of an error without a verdict is not retried", () => {
  expect(childFailure(new TypeError("no"))).toEqual({
    name: "TypeError",
    message: "no",
    advice: "",
    retry: false,
  });
});

test("childFailure() of a thrown value that is no error asks for a report", () => {
  expect(childFailure("odd")).toMatchObject({
    message: "odd",
    advice: expect.stringContaining("bug"),
    retry: false,
  });
});
