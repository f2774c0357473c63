import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { gpuLibraries, librarySources, missingLibraries } from "./gpu-libraries.ts";

const cached = (names: readonly string[]) =>
  ["212 libs found in cache", ...names.map((name) => `\t${name} (libc6,x86-64) => /usr/lib/${name}`)].join(
    "\n",
  );

test("missingLibraries() looks in the loader's cache, in LD_LIBRARY_PATH and beside onnxruntime", async () => {
  await using temporary = await temporaryFolder();
  const folder = temporary.path;
  for (const name of ["libcudnn.so.9", "libonnxruntime_providers_cuda.so"])
    writeFileSync(join(folder, name), "");
  const loaderCache = cached(["libcuda.so.1", "libcudart.so.12", "libcublas.so.12", "libcublasLt.so.12"]);
  const sources = { loaderCache, libraryPath: `/nowhere::${folder}`, ownFolder: folder };
  expect(missingLibraries("cuda", sources)).toEqual({
    machine: ["libcufft.so.11", "libcurand.so.10"],
    own: ["libonnxruntime_providers_shared.so"],
  });
});

test("missingLibraries() takes another major version for missing, and finds nothing amiss with all", async () => {
  await using temporary = await temporaryFolder();
  const folder = temporary.path;
  const none = { loaderCache: cached(["libcudart.so.13"]), libraryPath: "", ownFolder: folder };
  expect(missingLibraries("tensorrt", none).machine).toEqual(gpuLibraries.tensorrt.machine);
  for (const name of gpuLibraries.tensorrt.own) writeFileSync(join(folder, name), "");
  const all = { ...none, loaderCache: cached(gpuLibraries.tensorrt.machine) };
  expect(missingLibraries("tensorrt", all)).toEqual({ machine: [], own: [] });
  expect(missingLibraries("cpu", none)).toEqual({ machine: [], own: [] });
});

test("librarySources() names the folder of onnxruntime's own binaries", () => {
  expect(librarySources("/a").ownFolder).toContain(join("onnxruntime-node", "bin"));
  expect(librarySources("/a").libraryPath).toBe("/a");
});
