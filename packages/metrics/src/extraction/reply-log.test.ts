import { appendFile, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { InputFileError } from "../captions/input-file-error.ts";
import { openReplyLog } from "./reply-log.ts";
import { replyOf } from "./testing/reply-of.ts";

let path: string;

beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), "kvsweep-replies-")), "deeper/replies.jsonl");
});

test("openReplyLog() makes the file, and gives the next opener what was appended", async () => {
  {
    await using log = await openReplyLog(path);
    expect(log.records).toEqual([]);
    await Promise.all(["1", "2", "3"].map((key) => log.append(replyOf({ key }))));
  }
  await using log = await openReplyLog(path);
  expect(log.records.map(({ key }) => key)).toEqual(["1", "2", "3"]);
});

test("openReplyLog() takes away half a line of a run that was cut off", async () => {
  {
    await using log = await openReplyLog(path);
    await log.append(replyOf());
  }
  await appendFile(path, '{"key": "b", "mod');
  {
    await using log = await openReplyLog(path);
    expect(log.records.length).toBe(1);
    await log.append(replyOf({ key: "c" }));
  }
  const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).key)).toEqual(["a", "c"]);
});

test("openReplyLog() refuses a file of another kind, and a folder", async () => {
  {
    await using log = await openReplyLog(path);
    await log.append(replyOf());
  }
  await appendFile(path, '{"image_id": 1}\n');
  await expect(openReplyLog(path)).rejects.toThrow(
    `Cannot read replies from "${path}": line 2 is no stored reply`,
  );
  await expect(openReplyLog(tmpdir())).rejects.toThrow(InputFileError);
});
