import { expect, test } from "vitest";
import { openTestApi } from "../testing/open-test-api.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { pause } from "./pause.ts";
import { resume } from "./resume.ts";

test("resume() goes on with a sweep that was paused", async () => {
  const { server, record, ask } = await openTestApi();
  await record("a", 3);
  const terminal = new RecordingTerminal();
  await pause({ server, sweep: "", json: false }, terminal);
  expect(await resume({ server, sweep: "", json: false }, terminal)).toBe(0);
  expect(terminal.said).toContain('Sweep "a" goes on; 3 captions are owed.');
  expect(await (await ask("/v1/sweeps/a")).json()).toMatchObject({ state: "active" });
});
