import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sweepJsonSchema } from "./sweep-json-schema.ts";

const schema = sweepJsonSchema();

test("sweepJsonSchema() asks for a name, a model, a benchmark and methods only", () => {
  expect(schema["required"]).toEqual(["name", "model", "benchmark", "methods"]);
  expect(schema["additionalProperties"]).toBe(false);
});

test("sweepJsonSchema() describes every key, and a method's options with their defaults", () => {
  const { properties } = schema;
  for (const property of Object.values(Object(properties))) {
    expect(property).toMatchObject({ description: expect.stringMatching(/\w/) });
  }
  const text = JSON.stringify(schema);
  expect(text).toContain("(default 0.9)");
  expect(text).toContain("Distance between the values.");
});

test("sweepJsonSchema() lets an option be one value, a list or a range, within its bounds", () => {
  const text = JSON.stringify(schema);
  expect(text).toContain(
    '"anyOf":[{"type":"number","minimum":0,"exclusiveMaximum":1},{"minItems":1,"type":"array"',
  );
});

test("the bundled sweeps' schema is today's; `kvsweep init sweeps/x.yaml` writes it anew", () => {
  const file = join(import.meta.dirname, "../../../../sweeps/sweep.schema.json");
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(schema)));
});
