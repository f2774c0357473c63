import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "./env.ts";

test("readSettings() defaults to a state folder here and to all processor threads", () => {
  const { state, threads } = readSettings({});
  expect(state).toBe(resolve(".kvsweep"));
  expect(threads).toBeGreaterThanOrEqual(1);
});

test("readSettings() takes state folder and threads from the environment", () => {
  expect(readSettings({ KVSWEEP_STATE: "/s", KVSWEEP_THREADS: "3" })).toMatchObject({
    state: "/s",
    threads: 3,
  });
  expect(readSettings({ LD_LIBRARY_PATH: "/cuda/lib" }).libraryPath).toBe("/cuda/lib");
});

test("readSettings() has the cache in KVSWEEP_CACHE, or where the system keeps caches", () => {
  expect(readSettings({ KVSWEEP_CACHE: "/c", XDG_CACHE_HOME: "/x" }).cache).toBe("/c");
  expect(readSettings({ XDG_CACHE_HOME: "/x" }).cache).toBe("/x/kvsweep");
  const home = join(homedir(), ".cache/kvsweep");
  expect(readSettings({}).cache).toBe(home);
  expect(readSettings({ XDG_CACHE_HOME: "relative" }).cache).toBe(home);
});

test.each([
  ["KVSWEEP_CACHE", "", "it is empty"],
  ["KVSWEEP_THREADS", "many", "it is no number"],
  ["KVSWEEP_THREADS", "0", "it is less than 1"],
  ["KVSWEEP_THREADS", "1.5", "it is no whole number"],
  ["KVSWEEP_STATE", "", "it is empty"],
])("readSettings() refuses %s=%s", (name, value, problem) => {
  expect(() => readSettings({ [name]: value })).toThrow(`Cannot use ${name}=${value}: ${problem}`);
});

test("readSettings() has a chat model only where its server is named", () => {
  expect(readSettings({ KVSWEEP_CHAT_KEY: "k" }).chat).toBeUndefined();
  expect(readSettings({ KVSWEEP_CHAT_URL: "" }).chat).toBeUndefined();
  const baseUrl = "http://localhost:8000/v1";
  expect(readSettings({ KVSWEEP_CHAT_URL: baseUrl }).chat).toEqual({
    baseUrl,
    model: "gpt-4o",
    apiKey: undefined,
  });
  const named = { KVSWEEP_CHAT_URL: baseUrl, KVSWEEP_CHAT_MODEL: "m", KVSWEEP_CHAT_KEY: "k" };
  expect(readSettings(named).chat).toEqual({ baseUrl, model: "m", apiKey: "k" });
});
