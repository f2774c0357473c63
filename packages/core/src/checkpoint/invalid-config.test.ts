import { expect, test } from "vitest";
import { z } from "zod";
import { CheckpointError } from "../errors.ts";
import { invalidConfig } from "./invalid-config.ts";

const Schema = z.object({ text: z.object({ act: z.literal("silu") }) });
const messageFor = (value: unknown) => {
  const { error } = Schema.safeParse(value, { reportInput: true });
  return error && invalidConfig("a/config.json", error).message;
};

test("invalidConfig() names file, key, value and what would do", () => {
  expect(messageFor({ text: { act: "relu" } })).toBe(
    'Cannot use "a/config.json": text.act is "relu": Invalid input: expected "silu"',
  );
});

test("invalidConfig() says what is missing, and what is wrong as a whole", () => {
  expect(messageFor({ text: {} })).toContain("text.act is missing");
  expect(messageFor([1])).toContain("the whole of it is [1]");
});

test("invalidConfig() does without a value that is nested too deeply", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
  expect(messageFor(deep)).toContain("the whole of it is nested too deeply to be shown");
});

test("invalidConfig() cuts a long value off and is a CheckpointError", () => {
  const message = messageFor({ text: "x".repeat(10_000) });
  expect(message?.length).toBeLessThan(300);
  expect(invalidConfig("a", new z.ZodError([]))).toBeInstanceOf(CheckpointError);
});
