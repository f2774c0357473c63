import { execFileSync } from "node:child_process";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CheckpointError } from "../errors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { checkRegular } from "./check-regular.ts";

test("checkRegular() accepts files and links to them, and refuses folders and pipes", async () => {
  await using folder = await temporaryFolder({ "config.json": {} });
  const at = (name: string) => join(folder.path, name);
  await symlink(at("config.json"), at("link.json"));
  await mkdir(at("folder.json"));
  execFileSync("mkfifo", [at("pipe.json")]);
  for (const name of ["config.json", "link.json"]) await checkRegular(at(name));
  for (const name of ["folder.json", "pipe.json"]) {
    await expect(checkRegular(at(name))).rejects.toThrow(CheckpointError);
    await expect(checkRegular(at(name))).rejects.toThrow(`Cannot read "${at(name)}": it is not a file`);
  }
});
