import { expect, test } from "vitest";
import { openTestApi } from "../testing/open-test-api.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { pause } from "./pause.ts";

test("pause() lets a sweep rest", async () => {
  const { server, record } = await openTestApi();
  const plan = await record("a", 3);
  const terminal = new RecordingTerminal();
  expect(await pause({ server, sweep: "a", json: true }, terminal)).toBe(0);
  expect(JSON.parse(terminal.printed)).toMatchObject({ id: plan.id, state: "paused", pending: 3 });
});
