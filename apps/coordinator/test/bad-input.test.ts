import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { editSafetensors, type Header } from "../src/testing/edit-safetensors.ts";
import { Kvsweep, kvsweep, repository } from "../src/testing/kvsweep.ts";
import { readTables, writeSmallSweep } from "../src/testing/small-sweep.ts";
import { hasStored } from "../src/testing/stored-objects.ts";
import { temporaryFolder } from "../src/testing/temporary-folder.ts";

test.each([
  ["YAML that is broken", (text: string) => `${text}  - [`, /small\.yaml:\d+:\d+: /],
  [
    "a key that is unknown",
    (text: string) => text.replace("lambdaRef", "lamdaRef"),
    /small\.yaml:7:5: .*lambdaRef/s,
  ],
  ["λ outside of [0, 1)", (text: string) => text.replace("0.7", "1"), /small\.yaml:7:\d+: .*1/],
  [
    "layers that the model does not have",
    (text: string) => text.replace("[1, 8]", "[1, 9]"),
    /small\.yaml:8:\d+: .*8/,
  ],
  ["a model that is not there", (text: string) => text.replace("scenes-vlm", "nowhere"), /"models\/nowhere"/],
  [
    "a benchmark that is unknown",
    (text: string) => text.replace("benchmark: scenes", "benchmark: scene"),
    /scene/,
  ],
])(
  "run refuses a sweep file with %s, names the place and leaves no state behind",
  async (_what, change, message) => {
    const folder = temporaryFolder();
    const state = join(folder, "state");
    const { code, stderr, stdout } = await kvsweep("run", writeSmallSweep(folder, change), "--state", state);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(state)).toBe(false);
  },
);

test.each([
  ["is truncated", (file: string) => truncateSync(file, 4_000_000), /model\.safetensors".*beyond the file/],
  [
    "lacks a tensor",
    (file: string) => editSafetensors(file, removeLast),
    /tensor "\S+" is missing from model\.safetensors/,
  ],
  [
    "has a tensor too many",
    (file: string) => editSafetensors(file, addTensor),
    /nothing uses tensor "surplus"/,
  ],
])(
  "a model whose safetensors file %s is refused by name, before any state is made",
  async (_what, edit, message) => {
    const folder = temporaryFolder();
    const model = join(folder, "copy");
    cpSync(join(repository, "models/scenes-vlm"), model, { recursive: true });
    edit(join(model, "model.safetensors"));
    const state = join(folder, "state");
    const file = writeSmallSweep(folder, (text) => text.replace("models/scenes-vlm", model));
    for (const args of [
      ["run", file, "--state", state],
      ["caption", "--model", model, "--image", "benchmarks/scenes/images/0000.png"],
      ["models", model],
    ]) {
      const { code, stderr } = await kvsweep(...args);
      expect(code, args[0]).toBe(2);
      expect(stderr).toMatch(message);
      expect(stderr).toContain(model);
    }
    expect(existsSync(state)).toBe(false);
  },
);

/** The last one, so that no hole is left in the data. */
function removeLast(header: Header, dataBytes: number): number {
  const last = Object.entries(header).find(([, { data_offsets: offsets }]) => offsets?.[1] === dataBytes);
  if (!last) throw new Error("the file has no last tensor");
  const [name, { data_offsets: [begin, end] = [0, 0] }] = last;
  delete header[name];
  return begin - end;
}

function addTensor(header: Header, dataBytes: number): number {
  Object.assign(header, { surplus: { dtype: "F16", shape: [2], data_offsets: [dataBytes, dataBytes + 4] } });
  return 4;
}

test.each([
  ["is missing", undefined, 2],
  ["cannot be read", "no image", 1],
])("caption names an image that %s", async (_what, content, expected) => {
  const image = join(temporaryFolder(), "broken.png");
  if (content !== undefined) writeFileSync(image, content);
  const { code, stderr, stdout } = await kvsweep("caption", "--model", "scenes-vlm", "--image", image);
  expect({ code, stdout }).toEqual({ code: expected, stdout: "" });
  expect(stderr).toContain(image);
});

test.each([
  ["is a file", (folder: string) => join(folder, "file")],
  ["lies below a file", (folder: string) => join(folder, "file", "state")],
  ["lies where no folder can be made", () => "/proc/kvsweep/state"],
])("run refuses a state folder that %s", async (_what, stateOf) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "file"), "kept");
  const state = stateOf(folder);
  const { code, stderr } = await kvsweep("run", writeSmallSweep(folder), "--state", state);
  expect(code).toBe(3);
  expect(stderr).toContain(`Cannot use the state folder "${state}": `);
  expect(readdirSync(folder).sort()).toEqual(["file", "small.yaml"]);
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("kept");
});

/** A file system of so many kilobytes; undefined where this process may not mount one. */
function smallDisk(kilobytes: number): string | undefined {
  const folder = temporaryFolder();
  try {
    execFileSync("/bin/mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder], {
      stdio: "ignore",
    });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync("/bin/umount", [folder]));
  return folder;
}

test("run on a disk too small for its database says so, and works once there is space", async ({ skip }) => {
  const disk = smallDisk(20_000) ?? skip("Nothing can be mounted here, so no disk can be too small.");
  const state = join(disk, "state");
  const file = writeSmallSweep(temporaryFolder(), (text) => text.replace("limit: 24", "limit: 2"));
  const full = await kvsweep("run", file, "--state", state);
  expect(full.code).toBe(3);
  expect(full.stderr).toMatch(/the disk has only \d+ MB left/);
  execFileSync("/bin/mount", ["-o", "remount,size=200000k", disk]);
  expect(await kvsweep("run", file, "--state", state)).toMatchObject({ code: 0 });
});

test("run on a disk that fills up keeps what is done, and goes on once there is space", async ({ skip }) => {
  const disk = smallDisk(120_000) ?? skip("Nothing can be mounted here, so no disk can fill up.");
  const state = join(disk, "state");
  const file = writeSmallSweep(temporaryFolder());
  const sweep = new Kvsweep(["run", file, "--state", state, "--rows", "4"]);
  await hasStored(sweep, state, 4);
  const ballast = join(disk, "ballast");
  expect(() => writeFileSync(ballast, Buffer.alloc(120_000_000))).toThrow("ENOSPC");
  const { code, stderr } = await sweep.ended;
  expect(code).toBe(3);
  expect(stderr).toContain("the disk is full");
  expect(stderr).not.toMatch(/^\s+at /m);
  rmSync(ballast);
  const next = await kvsweep("run", file, "--state", state);
  expect(next).toMatchObject({ code: 0, stderr: expect.stringContaining("already there; going on") });
  expect(Object.keys(readTables(state)).sort()).toEqual(["results.csv", "results.json", "results.md"]);
});
