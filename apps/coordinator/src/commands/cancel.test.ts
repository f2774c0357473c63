import { expect, test } from "vitest";
import { openTestApi } from "../testing/open-test-api.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { cancel } from "./cancel.ts";

test("cancel() ends a sweep and says what it leaves", async () => {
  const { server, record, ask } = await openTestApi();
  await record("a", 3);
  const terminal = new RecordingTerminal();
  expect(await cancel({ server, sweep: "a", json: false }, terminal)).toBe(0);
  expect(terminal.said).toBe('Sweep "a" is cancelled; 3 captions will not be made unless it is resumed.\n');
  expect(await (await ask("/v1/sweeps/a")).json()).toMatchObject({ state: "cancelled" });
  await expect(cancel({ server, sweep: "b", json: false }, terminal)).rejects.toThrow(
    'Cannot find sweep "b"',
  );
});
