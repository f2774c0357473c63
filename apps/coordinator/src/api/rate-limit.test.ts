import { expect, test } from "vitest";
import { RateLimit } from "./rate-limit.ts";

test("RateLimit refuses whoever asks too often, and nobody else", async () => {
  const limit = new RateLimit({ requests: 2, failedLogins: 1 });
  await limit.request("ada");
  await limit.request("ada");
  await expect(limit.request("ada")).rejects.toMatchObject({
    status: 429,
    message: expect.stringMatching(/too many; \d+ s to wait$/),
  });
  await limit.request("bob");
});

test("RateLimit lets an address fail only so often", async () => {
  const limit = new RateLimit({ requests: 10, failedLogins: 2 });
  await limit.failedLogin("10.0.0.1");
  await limit.login("10.0.0.1");
  await limit.failedLogin("10.0.0.1");
  await limit.failedLogin("10.0.0.1");
  await expect(limit.login("10.0.0.1")).rejects.toMatchObject({ name: "TooManyRequestsError" });
  await limit.login("10.0.0.2");
});
