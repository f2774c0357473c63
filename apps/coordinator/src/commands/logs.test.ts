import { claimUnit } from "@kvsweep/sweep/ledger";
import { expect, test } from "vitest";
import { openTestApi } from "../testing/open-test-api.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { logs } from "./logs.ts";

test("logs() prints what happened, to a sweep or by a worker, oldest first", async () => {
  const { server, db, record } = await openTestApi();
  const [a] = [await record("a", 2), await record("b", 1)];
  const [unit] = [...a.units];
  await claimUnit(db, unit?.id ?? "", { workerId: "w1", seconds: 15 });
  const read = async (rest: { sweep?: string; worker?: string; json?: boolean }) => {
    const terminal = new RecordingTerminal();
    const options = { sweep: "", worker: undefined, follow: false, json: false, ...rest };
    expect(await logs({ server, ...options }, terminal)).toBe(0);
    return terminal.printed;
  };
  expect((await read({})).match(/submitted|claimed/g)).toEqual(["submitted", "submitted", "claimed"]);
  expect(await read({ sweep: "a" })).toMatch(/submitted {2}sweep [0-9a-f]{8} .*units=2\n.*claimed {2}sweep/);
  expect(await read({ worker: "w1" })).toMatch(
    /^\S+ {2}claimed {2}sweep \w+, unit \w+, attempt 1, worker w1\n$/,
  );
  const [first] = (await read({ sweep: "b", json: true })).trim().split("\n");
  expect(JSON.parse(first ?? "")).toMatchObject({ kind: "submitted", details: { name: "b" } });
});
