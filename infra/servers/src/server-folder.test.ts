import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openFolder } from "./server-folder.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

test("openFolder() gives every server a folder and a secret of its own", async () => {
  const folders = [await openFolder("redis", undefined), await openFolder("redis", undefined)] as const;
  onTestFinished(() => {
    for (const { path } of folders) rmSync(path, { recursive: true });
  });
  const [one, other] = folders;
  expect(one).toMatchObject({ isKept: false, secret: expect.stringMatching(/^[0-9a-f]{40}$/) });
  expect(one.path).not.toBe(other.path);
  expect(one.secret).not.toBe(other.secret);
});

test("openFolder() makes the folder that is named, and finds its secret again", async () => {
  const path = join(temporaryFolder(), "new", "redis");
  const made = await openFolder("redis", path);
  expect(made).toMatchObject({ path, isKept: true });
  expect(await openFolder("redis", path)).toEqual(made);
});

test("openFolder() shows the secret to nobody else", async () => {
  const { path } = await openFolder("redis", join(temporaryFolder(), "redis"));
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(statSync(join(path, "secret")).mode & 0o777).toBe(0o600);
});
