import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "./testing/temporary-folder.ts";
import { writeWhole } from "./write-whole.ts";

test("writeWhole() makes the folder, replaces what was there, and leaves no part behind", async () => {
  const folder = join(temporaryFolder(), "new");
  await writeWhole(join(folder, "a.txt"), "first");
  await writeWhole(join(folder, "a.txt"), Uint8Array.of(65));
  expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("A");
  expect(readdirSync(folder)).toEqual(["a.txt"]);
});
