import { expect, test } from "vitest";
import { MethodError } from "../errors.ts";
import { checkMethod } from "./check-method.ts";
import { Method } from "./method.ts";

test("checkMethod() accepts a range that ends with the model's last layer", () => {
  expect(() => checkMethod(Method.parse({ method: "kvsmooth", layers: [3, 8] }), 8)).not.toThrow();
});

test("checkMethod() names a range beyond the model and how many layers there are", () => {
  const method = Method.parse({ method: "kvsmooth" });
  expect(() => checkMethod(method, 8)).toThrow(MethodError);
  expect(() => checkMethod(method, 8)).toThrow("Cannot smooth layers [3, 31): the model has 8 layers");
});

test("checkMethod() of a closed range counts its end in", () => {
  const closed = (end: number) =>
    Method.parse({ method: "kvsmooth", layers: [3, end], layerRange: "closed" });
  expect(() => checkMethod(closed(7), 8)).not.toThrow();
  expect(() => checkMethod(closed(8), 8)).toThrow("Cannot smooth layers [3, 8]: the model has 8 layers");
});
