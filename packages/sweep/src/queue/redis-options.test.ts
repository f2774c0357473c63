import { expect, test } from "vitest";
import { connectionOptions, producerOptions, retryDelay } from "./redis-options.ts";

test("retryDelay() grows, to 2 s at most", () => {
  expect([1, 2, 10, 20, 21, 1_000_000].map(retryDelay)).toEqual([100, 200, 1_000, 2_000, 2_000, 2_000]);
});

test("a connection to what has become a replica is made anew, and its call repeated", () => {
  const { reconnectOnError } = connectionOptions;
  expect(reconnectOnError(new Error("READONLY You can't write against a read only replica."))).toBe(2);
  expect(reconnectOnError(new Error("BUSY Redis is busy"))).toBe(false);
});

test("a dead connection outlasts BullMQ's longest wait for a job, which is 10 s", () => {
  expect(connectionOptions.socketTimeout).toBeGreaterThan(10_000);
});

test("producerOptions() let no call wait for a server that is away, nor be sent after its caller gave up", () => {
  expect(producerOptions(700)).toMatchObject({
    commandTimeout: 700,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
  });
});
