import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ProviderError } from "../errors.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { checkProvider, type Machine, thisMachine } from "./check-provider.ts";
import { gpuLibraries } from "./gpu-libraries.ts";

const bare: Machine = {
  platform: "linux",
  arch: "x64",
  sources: { loaderCache: "", libraryPath: "", ownFolder: "/nowhere" },
};

function refusal(provider: Parameters<typeof checkProvider>[0], machine: Machine): ProviderError {
  try {
    checkProvider(provider, machine);
  } catch (error) {
    if (error instanceof ProviderError) return error;
  }
  throw new Error("It was not refused");
}

test("checkProvider() takes the CPU of this machine", () => {
  expect(() => checkProvider("cpu", thisMachine())).not.toThrow();
});

test.each([
  ["cuda", "libcuda.so.1", "CUDA 12 and cuDNN 9"],
  ["tensorrt", "libnvinfer.so.10", "TensorRT 10"],
  ["webgpu", "libvulkan.so.1", "libvulkan1"],
] as const)(
  "checkProvider() says which libraries %s lacks, and what brings them",
  (provider, library, wanted) => {
    const error = refusal(provider, bare);
    expect(error.message).toMatch(`Cannot run on "${provider}": `);
    expect(error.message).toContain(library);
    expect(error.advice).toContain(wanted);
  },
);

test("checkProvider() names platforms where this one never has the provider", () => {
  const { message } = refusal("cuda", { ...bare, platform: "darwin", arch: "arm64" });
  expect(message).toBe('Cannot run on "cuda": onnxruntime has it for linux-x64, this is darwin-arm64');
  expect(() => checkProvider("webgpu", { ...bare, platform: "darwin", arch: "arm64" })).not.toThrow();
});

test("checkProvider() tells how to download what belongs to onnxruntime, and is content with all", async () => {
  await using folder = await temporaryFolder();
  const loaderCache = gpuLibraries.cuda.machine.join("\n");
  const withCuda = { ...bare, sources: { ...bare.sources, loaderCache, ownFolder: folder.path } };
  expect(refusal("cuda", withCuda).advice).toContain("npm run gpu:install");
  for (const name of gpuLibraries.cuda.own) writeFileSync(join(folder.path, name), "");
  expect(() => checkProvider("cuda", withCuda)).not.toThrow();
});
