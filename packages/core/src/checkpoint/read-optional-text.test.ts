import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { readOptionalText } from "./read-optional-text.ts";

test("readOptionalText() gives the text of a file, and undefined where there is none", async () => {
  expect(await readOptionalText(fileURLToPath(import.meta.url))).toContain("readOptionalText()");
  expect(await readOptionalText(join(tmpdir(), "kvsweep-no-such-file"))).toBeUndefined();
});

test("readOptionalText() names what cannot be read", async () => {
  const reading = readOptionalText(tmpdir());
  await expect(reading).rejects.toThrow(`Cannot read "${tmpdir()}": `);
  await expect(reading).rejects.toBeInstanceOf(CheckpointError);
});
