import { expect, test } from "vitest";
import { openTestApi, smallSweepText } from "../testing/open-test-api.ts";
import { RecordingTerminal } from "../testing/recording-terminal.ts";
import { explain } from "./explain.ts";

test("explain() names what of a cell's identity differs from an earlier one", async () => {
  const { server, ask, db } = await openTestApi();
  const submit = (body: string) =>
    ask("/v1/sweeps", { method: "POST", headers: { "content-type": "application/yaml" }, body });
  await submit(smallSweepText);
  await submit(
    smallSweepText.replace("name: small", "name: longer").replace("maxNewTokens: 8", "maxNewTokens: 9"),
  );
  const read = async (rest: Partial<Parameters<typeof explain>[0]>) => {
    const terminal = new RecordingTerminal();
    await explain(
      { server, cell: "greedy", sample: undefined, sweep: "longer", json: false, ...rest },
      terminal,
    );
    return terminal.printed;
  };
  expect(await read({})).toMatch(
    /^greedy of scenes-vlm on scenes \(\w{8}\): 0 done, 0 failed, 3 pending\ndiffers from greedy \(\w{8}, .*\) in\n {2}maxNewTokens: 8 → 9\n$/,
  );
  expect(await read({ sweep: "small" })).toContain("No earlier cell is like it");
  const { rows } = await db.execute<{ id: string }>("select min(sample_id) as id from kvsweep.items");
  expect(JSON.parse(await read({ sample: rows[0]?.id, json: true }))).toMatchObject({
    captions: { pending: 1 },
  });
  await expect(read({ cell: "beam" })).rejects.toThrow('Cannot find cell "beam"');
});
