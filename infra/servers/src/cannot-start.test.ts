import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { cannotStart, programPath } from "./cannot-start.ts";
import { ServerError } from "./errors.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

afterEach(() => vi.unstubAllEnvs());

/** A file that is executable, or that isn't. */
function file(path: string, mode: number): string {
  writeFileSync(path, "");
  chmodSync(path, mode);
  return path;
}

test("cannotStart() says in one line how to get Debian's programs", () => {
  vi.stubEnv("PATH", temporaryFolder());
  expect(cannotStart("redis")).toBe("Redis is not here; as root: apt-get install redis-server");
});

test("cannotStart() says in one line how to get those that Go builds", () => {
  vi.stubEnv("XDG_CACHE_HOME", temporaryFolder());
  expect(cannotStart("s3")).toMatch(
    /^versitygw [\d.]+ is not here; install Go .*: node tools\/servers\.mjs$/,
  );
});

test("programPath() is the first executable on the PATH", () => {
  const [first, second] = [temporaryFolder(), temporaryFolder()];
  vi.stubEnv("PATH", `${first}:${second}`);
  file(join(first, "redis-server"), 0o644);
  const executable = file(join(second, "redis-server"), 0o755);
  expect(cannotStart("redis")).toBeUndefined();
  expect(programPath("redis")).toBe(executable);
});

test("programPath() finds what was built in the user's cache, by its version", () => {
  const cache = temporaryFolder();
  vi.stubEnv("XDG_CACHE_HOME", cache);
  mkdirSync(join(cache, "kvsweep/bin"), { recursive: true });
  const executable = file(join(cache, "kvsweep/bin/toxiproxy-2.5.0"), 0o755);
  expect(programPath("toxiproxy")).toBe(executable);
});

test("programPath() throws where there is no program", () => {
  vi.stubEnv("PATH", "");
  expect(() => programPath("redis")).toThrow(ServerError);
  expect(() => programPath("redis")).toThrow("Cannot start a server: Redis is not here");
});
