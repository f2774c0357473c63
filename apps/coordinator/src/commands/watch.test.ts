import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { openTestApi } from "../testing/open-test-api.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { watch } from "./watch.ts";

test("watch() ends with the sweep, and says by its exit code whether captions failed", async () => {
  const { server, db, record } = await openTestApi();
  await record("a", 2);
  const terminal = new RecordingTerminal();
  const watching = watch({ server, sweep: "a", json: false }, terminal);
  await delay(100);
  await db.execute(`update kvsweep.items set state = 'failed', error_name = 'E', error_message = 'm'`);
  expect(await watching).toBe(1);
  expect(terminal.printed).toMatch(/^a \(\w{8}\): 100 %, 0 done, 2 failed, 0 pending of 2\n$/);
  expect(terminal.said).toContain("kvsweep status --failed");
});

test("watch() goes on over a coordinator that is away for a moment, and leaves the sweep alone at Ctrl-C", async () => {
  let isAway = false;
  const { server, record } = await openTestApi({
    db: (db) =>
      new Proxy(db, {
        get(target, name) {
          if (isAway && name === "select") throw Object.assign(new Error("refused"), { code: "57P03" });
          return Reflect.get(target, name, target);
        },
      }),
  });
  await record("a", 2);
  const watching = watch({ server, sweep: "a", json: false }, new RecordingTerminal());
  await delay(200);
  isAway = true;
  await delay(1_500);
  isAway = false;
  process.emit("SIGINT", "SIGINT");
  expect(await watching).toBe(130);
});
