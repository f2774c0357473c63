import type { Decode } from "@kvsweep/sweep";
import { expect, test } from "vitest";
import { InFlight } from "./in-flight.ts";

const batch = { model: "/m", samples: [], methods: [], maxNewTokens: 1 };
const options = { signal: undefined };

test("a batch is in flight from its decoding until it is kept", async () => {
  const inFlight = new InFlight();
  const decode = inFlight.counted(async () => ({ captions: [], seconds: 1, timings: [] }));
  const decoding = decode(batch, options);
  expect(inFlight.batches).toBe(1);
  const { captions } = await decoding;
  expect(inFlight.batches).toBe(1);
  await decode(batch, options);
  expect(inFlight.batches).toBe(2);
  inFlight.settle(captions);
  inFlight.settle(captions);
  expect(inFlight.batches).toBe(1);
});

test("a batch that cannot be decoded is not in flight", async () => {
  const inFlight = new InFlight();
  const fails: Decode = () => Promise.reject(new Error("it died"));
  await expect(inFlight.counted(fails)(batch, options)).rejects.toThrow("it died");
  expect(inFlight.batches).toBe(0);
});
