import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { fileVersion } from "./file-version.ts";

const tensor = (name: string) => ({
  ...{ name, file: "w", dtype: "F32" as const, shape: [1], offset: 0, length: 4 },
});

test("fileVersion() changes with the file and with its tensors in use, not with their order", async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "w");
  await writeFile(file, "1234");
  const first = await fileVersion(file, [tensor("a"), tensor("b")]);
  expect(await fileVersion(file, [tensor("b"), tensor("a")])).toBe(first);
  expect(await fileVersion(file, [tensor("a")])).not.toBe(first);
  await appendFile(file, "5");
  expect(await fileVersion(file, [tensor("a"), tensor("b")])).not.toBe(first);
});
