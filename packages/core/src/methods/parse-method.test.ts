import { expect, test } from "vitest";
import { MethodError } from "../errors.ts";
import { parseMethod } from "./parse-method.ts";

test("parseMethod() takes a bare name", () => {
  expect(parseMethod("greedy")).toEqual({ method: "greedy" });
});

test("parseMethod() fills in the defaults of a JSON object", () => {
  expect(parseMethod('{"method":"kvsmooth","lambdaRef":0.5,"layers":[1,8]}')).toMatchObject({
    method: "kvsmooth",
    lambdaRef: 0.5,
    layers: [1, 8],
    window: 0.2,
    M: 15,
    adaptive: true,
    target: "kv",
  });
});

test.each([
  ['{"method":"kvsmooth","lambdaRf":0.5}', "lambdaRf"],
  ['{"method":"kvsmooth","lambdaRef":1}', "lambdaRef"],
  ['{"method":"kvsmooth","layers":[5,2]}', "layers"],
  ['{"method":"kvsmooth"', "not JSON"],
  ["beam", "method"],
])("parseMethod() of %s names what is wrong: %s", (text, named) => {
  expect(() => parseMethod(text)).toThrow(MethodError);
  expect(() => parseMethod(text)).toThrow(named);
});
