import { ProviderError } from "../errors.ts";
import { gpuLibraries, type LibrarySources, librarySources, missingLibraries } from "./gpu-libraries.ts";
import type { Provider } from "./provider.ts";

/** What decides whether a provider can run. */
export interface Machine {
  /** As Node.js names them: "linux", "x64". */
  readonly platform: string;
  readonly arch: string;
  readonly sources: LibrarySources;
}

/** Platforms that onnxruntime-node has each provider for. */
const platforms: Readonly<Record<Provider, readonly string[]>> = {
  cpu: ["linux-x64", "linux-arm64", "darwin-arm64", "win32-x64", "win32-arm64"],
  webgpu: ["linux-x64", "darwin-arm64", "win32-x64", "win32-arm64"],
  cuda: ["linux-x64"],
  tensorrt: ["linux-x64"],
};

const toInstall: Readonly<Record<Provider, string>> = {
  cpu: "",
  webgpu: "Install Vulkan's loader (Debian: libvulkan1) and your GPU's driver.",
  cuda: "Install NVIDIA's driver, CUDA 12 and cuDNN 9, or add their folders to LD_LIBRARY_PATH.",
  tensorrt:
    "Install NVIDIA's driver, CUDA 12, cuDNN 9 and TensorRT 10, or add their folders to LD_LIBRARY_PATH.",
};

/** This machine; `libraryPath` is its LD_LIBRARY_PATH. Libraries are looked for when first asked about. */
export function thisMachine(libraryPath?: string): Machine {
  let found: LibrarySources | undefined;
  return {
    platform: process.platform,
    arch: process.arch,
    get sources() {
      found ??= librarySources(libraryPath);
      return found;
    },
  };
}

/**
 * Throws ProviderError where a provider cannot run, before anything is loaded. That its libraries are there does not say
 * that there is a GPU: opening a model tells.
 */
export function checkProvider(provider: Provider, on: Machine): void {
  const { platform, arch } = on;
  if (!platforms[provider].includes(`${platform}-${arch}`)) {
    throw new ProviderError(
      `Cannot run on "${provider}": onnxruntime has it for ${platforms[provider].join(", ")}, this is ${platform}-${arch}`,
      "Take another one with --provider; cpu runs everywhere.",
    );
  }
  const wanted = gpuLibraries[provider];
  if (platform !== "linux" || wanted.machine.length + wanted.own.length === 0) return;
  const { machine, own } = missingLibraries(provider, on.sources);
  if (machine.length > 0) {
    throw new ProviderError(
      `Cannot run on "${provider}": ${machine.join(", ")} ${machine.length > 1 ? "are" : "is"} missing`,
      toInstall[provider],
    );
  }
  if (own.length > 0) {
    throw new ProviderError(
      `Cannot run on "${provider}": onnxruntime's ${own.join(", ")} ${own.length > 1 ? "are" : "is"} missing`,
      "Run `npm run gpu:install`, which downloads them.",
    );
  }
}
