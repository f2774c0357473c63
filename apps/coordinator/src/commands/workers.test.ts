import { registerWorker, seeWorker } from "@kvsweep/sweep/ledger";
import { expect, test } from "vitest";
import { openTestApi } from "../testing/open-test-api.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { workers } from "./workers.ts";

const machine = {
  ...{ host: "h", pid: 7, version: "0.1.0", engineVersion: "2", provider: "cpu", dtype: "float32" },
  ...{ device: "EPYC", memoryBytes: 2 ** 34, models: ["f"] },
};

test("workers() lists those that are there, and with --all those that were", async () => {
  const { server, db } = await openTestApi();
  const none = new RecordingTerminal();
  await workers({ server, all: false, json: false }, none);
  expect(none.said).toContain("No worker is there");
  for (const id of ["w1", "w2", "w3"]) await registerWorker(db, { ...machine, id });
  await seeWorker(db, "w1", "ready");
  await seeWorker(db, "w2", "stopped");
  await db.execute("update kvsweep.workers set seen_at = now() - interval '2 min' where id = 'w3'");
  const [here, all, json] = [new RecordingTerminal(), new RecordingTerminal(), new RecordingTerminal()];
  await workers({ server, all: false, json: false }, here);
  expect(here.printed).toBe("w1  ready  cpu float32 on EPYC, 16.0 GiB; 1 models; version 0.1.0\n");
  await workers({ server, all: true, json: false }, all);
  expect(
    all.printed
      .split("\n")
      .sort()
      .map((line) => line.slice(0, 22).trim()),
  ).toEqual(["", "w1  ready  cpu float32", "w2  stopped  cpu float", "w3  silent for 2 min 1"]);
  await workers({ server, all: false, json: true }, json);
  expect(JSON.parse(json.printed)).toMatchObject([{ id: "w1", state: "ready", warmModel: null }]);
});
