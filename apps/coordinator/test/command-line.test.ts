import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { kvsweep, repository } from "../src/testing/kvsweep.ts";
import { writeSmallSweep } from "../src/testing/small-sweep.ts";
import { lastingFolder, temporaryFolder } from "../src/testing/temporary-folder.ts";

const folder = lastingFolder();
const state = join(folder, "state");
const file = writeSmallSweep(folder, (text) => text.replace("limit: 24", "limit: 2"));
beforeAll(async () => {
  expect(await kvsweep("run", file, "--state", state)).toMatchObject({ code: 0 });
});

/** What a command that must succeed prints. */
async function printed(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await kvsweep(...args);
  expect(code, stderr).toBe(0);
  return stdout;
}

const json = async (...args: string[]): Promise<unknown> => JSON.parse(await printed(...args));

const Ids = z.array(z.number());
const expectedCaptions = z
  .object({
    prompt: z.string(),
    prompt_ids: Ids,
    captions: z.array(
      z.object({
        id: z.number(),
        greedy: z.object({ ids: Ids, text: z.string() }),
        kvsmooth: z.object({ ids: Ids }),
        constant: z.object({ ids: Ids }),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(repository, "packages/core/testdata/scenes/expected.json"), "utf8")));
const [first, second] = expectedCaptions.captions;
const image = (id: number | undefined) => `benchmarks/scenes/images/${String(id).padStart(4, "0")}.png`;
const kvsmooth = { method: "kvsmooth", lambdaRef: 0.5, layers: [1, 8] };
const constant = { ...kvsmooth, adaptive: false };

test("caption --json prints one object an image and method, with PyTorch's tokens", async () => {
  const text = await printed(
    ...["caption", "--model", "models/scenes-vlm", "--json"],
    ...["--image", image(first?.id), "--image", image(second?.id)],
    ...["greedy", JSON.stringify(kvsmooth), JSON.stringify(constant)].flatMap((method) => [
      "--method",
      method,
    ]),
  );
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ ids }) => ids)).toEqual(
    [first, second].flatMap((wanted) => [wanted?.greedy.ids, wanted?.kvsmooth.ids, wanted?.constant.ids]),
  );
  expect(lines[0]).toEqual({
    image: image(first?.id),
    method: { method: "greedy" },
    ids: first?.greedy.ids,
    text: first?.greedy.text,
    finishReason: "eos",
    promptTokens: expectedCaptions.prompt_ids.length,
  });
  expect(lines[1].method).toMatchObject(kvsmooth);
  expect(lines[5].image).toBe(image(second?.id));
});

test("caption --json --trace adds prompt ids, entropies, weights and logits, one row a step", async () => {
  const text = await printed(
    ...["caption", "--model", "scenes-vlm", "--json", "--trace", "--max-new-tokens", "5"],
    ...["--image", image(first?.id), "--method", JSON.stringify(kvsmooth)],
    ...["--raw-prompt", expectedCaptions.prompt],
  );
  const {
    inputIds,
    layers,
    z: entropies,
    lambdaHat,
    lambda,
    topIds,
    topLogits,
    ...caption
  } = JSON.parse(text);
  expect(caption).toMatchObject({ finishReason: "length", ids: first?.kvsmooth.ids.slice(0, 5) });
  expect(inputIds).toEqual(expectedCaptions.prompt_ids);
  expect(layers).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(topIds.map(([best]: number[]) => best)).toEqual(caption.ids);
  expect(topLogits).toHaveLength(5);
  for (const rows of [entropies, lambdaHat, lambda]) expect(rows[0]).toHaveLength(7);
});

test("caption without --json prints image, method and text for people", async () => {
  const text = await printed("caption", "--model", "scenes-vlm", "--image", image(first?.id));
  expect(text).toBe(`${image(first?.id)}  greedy\n  ${first?.greedy.text}\n`);
});

test("plan --json tells a sweep's size, what is done and an estimate, and makes no state", async () => {
  expect(await json("plan", file, "--state", state, "--json")).toMatchObject({
    name: "small",
    captions: 8,
    done: 8,
    failed: 0,
    pending: 0,
    units: 1,
    cells: [{ label: "greedy" }, {}, {}, {}],
    estimate: { seconds: 0, basis: "measured" },
  });
  const nowhere = join(folder, "nowhere");
  expect(await json("plan", file, "--state", nowhere, "--json")).toMatchObject({ done: 0, pending: 8 });
  expect(await json("status", "--state", nowhere, "--json")).toEqual([]);
});

test("status --json lists the sweeps with their counts", async () => {
  const expected = [{ name: "small", expected: 8, done: 8, failed: 0, pending: 0, failures: [] }];
  expect(await json("status", "--state", state, "--json", "--failed")).toMatchObject(expected);
});

test("results prints the same files that run wrote, in every format", async () => {
  const cells = z.object({
    cells: z.array(z.object({ metrics: z.record(z.string(), z.unknown()) })).length(4),
  });
  const { cells: found } = cells.parse(await json("results", "--state", state, "--format", "json"));
  expect(Object.keys(found[0]?.metrics ?? {})).toEqual([
    "chairS",
    "chairI",
    "recall",
    "precision",
    "f1",
    "length",
  ]);
  const csv = await printed("results", "small", "--state", state, "--format", "csv");
  expect(csv.trimEnd().split("\n")).toHaveLength(5);
  expect(csv).toMatch(/^sweep,cell,model,/);
  expect(await printed("results", "--state", state, "--format", "markdown")).toContain("| greedy |");
  expect(await printed("results", "--state", state)).toContain("CHAIR_S");
});

test("models, methods and benchmarks --json list what exists, with parameters and defaults", async () => {
  expect(await json("models", "--json")).toMatchObject([{ name: "scenes-vlm", layerCount: 8 }]);
  expect(await json("methods", "kvsmooth", "--json")).toMatchObject([
    {
      name: "kvsmooth",
      options: expect.arrayContaining([expect.objectContaining({ name: "M", default: 15 })]),
    },
  ]);
  expect(await json("benchmarks", "--json")).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: "scenes", samples: 200 }),
      expect.objectContaining({ name: "chair", samples: null }),
    ]),
  );
});

test("doctor --json finds this machine fit", async () => {
  const checks = z.array(z.object({ what: z.string(), ok: z.boolean() }));
  const found = checks.parse(await json("doctor", "--json", "--state", join(folder, "fresh")));
  expect(found.map(({ what }) => what)).toEqual([
    "Node.js",
    "onnxruntime",
    "model scenes-vlm",
    "state folder",
  ]);
  expect(found.every(({ ok }) => ok)).toBe(true);
});

test("init writes a sweep file that plan accepts, and replaces one only when forced", async () => {
  const written = join(temporaryFolder(), "sweep.yaml");
  await printed("init", written);
  expect(await json("plan", written, "--json", "--state", join(folder, "fresh"))).toMatchObject({ done: 0 });
  expect(await kvsweep("init", written)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("it exists"),
  });
  await printed("init", written, "--force");
});

test("a reader that has read enough, such as head, is no error", () => {
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["-c", `set -o pipefail; node apps/coordinator/bin/kvsweep.js methods | head -1`],
    { cwd: repository, encoding: "utf8" },
  );
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "greedy\n", stderr: "" });
});

test("the program says how to build it where it is not built", () => {
  const copy = join(temporaryFolder(), "kvsweep.mjs");
  copyFileSync(join(repository, "apps/coordinator/bin/kvsweep.js"), copy);
  const { status, stderr } = spawnSync(process.execPath, [copy], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 3, stderr: expect.stringContaining("npm run build") });
});
