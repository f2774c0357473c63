import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort } from "./free-port.ts";
import { portOf } from "./testing/port-of.ts";

test("freePort() lies where no system takes ports for outgoing connections", async () => {
  const port = await freePort();
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect(port).toBeLessThan(30_000);
});

test("freePort() passes over a port that is taken", async () => {
  const taken = await portOf(createServer());
  const free = await freePort();
  const choices = [taken, taken, free];
  expect(await freePort(() => choices.shift() ?? 0)).toBe(free);
});
