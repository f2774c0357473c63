import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Provider } from "./provider.ts";

/** Libraries that a provider loads on Linux: the machine's, by soname, and onnxruntime's own file. */
export interface GpuLibraries {
  readonly machine: readonly string[];
  readonly own: readonly string[];
}

const cuda = [
  "libcuda.so.1",
  "libcudart.so.12",
  "libcublas.so.12",
  "libcublasLt.so.12",
  "libcufft.so.11",
  "libcurand.so.10",
  "libcudnn.so.9",
];

/** What onnxruntime 1.30 is built against: CUDA 12, cuDNN 9, TensorRT 10. */
export const gpuLibraries: Readonly<Record<Provider, GpuLibraries>> = {
  cpu: { machine: [], own: [] },
  webgpu: { machine: ["libvulkan.so.1"], own: [] },
  cuda: { machine: cuda, own: ["libonnxruntime_providers_shared.so", "libonnxruntime_providers_cuda.so"] },
  tensorrt: {
    machine: [...cuda, "libnvinfer.so.10", "libnvonnxparser.so.10"],
    own: [
      "libonnxruntime_providers_shared.so",
      "libonnxruntime_providers_cuda.so",
      "libonnxruntime_providers_tensorrt.so",
    ],
  },
};

/** Where this machine's libraries are looked for. */
export interface LibrarySources {
  /** What `ldconfig -p` prints. */
  readonly loaderCache: string;
  /** LD_LIBRARY_PATH: folders, divided by colons. */
  readonly libraryPath: string;
  /** The folder of onnxruntime-node's own binaries. */
  readonly ownFolder: string;
}

/** The libraries of a provider that are not there. */
export function missingLibraries(provider: Provider, sources: LibrarySources): GpuLibraries {
  const { machine, own } = gpuLibraries[provider];
  const cached = new Set(sources.loaderCache.split("\n").map((line) => line.trim().split(" ")[0]));
  const folders = sources.libraryPath.split(":").filter((folder) => folder !== "");
  const isThere = (name: string) =>
    cached.has(name) || folders.some((folder) => existsSync(join(folder, name)));
  return {
    machine: machine.filter((name) => !isThere(name)),
    own: own.filter((name) => !existsSync(join(sources.ownFolder, name))),
  };
}

/** This machine's sources; `libraryPath` is its LD_LIBRARY_PATH. */
export function librarySources(libraryPath = ""): LibrarySources {
  const cache = ["ldconfig", "/sbin/ldconfig"]
    .map((command) => spawnSync(command, ["-p"], { encoding: "utf8" }).stdout)
    .find((printed) => printed);
  const entry = createRequire(import.meta.url).resolve("onnxruntime-node");
  const ownFolder = join(dirname(entry), "../bin/napi-v6", process.platform, process.arch);
  return { loaderCache: cache ?? "", libraryPath, ownFolder };
}
