import { expect, test } from "vitest";
import { waitUntil } from "./wait-until.ts";

test("waitUntil() looks again until there is something", async () => {
  const looks = [undefined, undefined, 7];
  expect(await waitUntil(async () => looks.shift(), { what: "seven", every: 1 })).toBe(7);
});

test("waitUntil() gives up, and says what for", async () => {
  const never = waitUntil(async () => undefined, { what: "done", patience: 20, every: 5 });
  await expect(never).rejects.toThrow("Cannot go on: not done after 0.02 s");
});
