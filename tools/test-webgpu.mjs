// npm run test:webgpu [-- --subset]: the reference captions on onnxruntime's WebGPU provider. On Linux a software driver
// for Vulkan stands in for the GPU, so that any machine can run it; with --own-gpu it is the machine's own.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const args = process.argv.slice(2);
const usesSoftware = process.platform === "linux" && !args.includes("--own-gpu");
const packages = ["chromium", "libvulkan1"];

/** Where Chromium, which brings the driver along, may lie. */
function chromiumFolders() {
  const downloaded = join(homedir(), ".cache/ms-playwright");
  const versions = existsSync(downloaded) ? readdirSync(downloaded) : [];
  return [
    "/usr/lib/chromium",
    "/usr/lib64/chromium-browser",
    "/opt/google/chrome",
    ...versions.map((version) => join(downloaded, version, "chrome-linux")),
  ];
}

/** The file that names the driver to Vulkan's loader; undefined where there is none. */
function findDriver() {
  const loader = spawnSync("ldconfig", ["-p"], { encoding: "utf8" }).stdout ?? "";
  if (!loader.includes("libvulkan.so.1")) return undefined;
  return chromiumFolders()
    .map((folder) => join(folder, "vk_swiftshader_icd.json"))
    .find((file) => existsSync(file));
}

function install() {
  console.log(`Installing ${packages.join(" and ")}, for a software driver for Vulkan …`);
  spawnSync("apt-get", ["update", "-q"], { stdio: "ignore" });
  const command = ["install", "-q", "-y", "--no-install-recommends", ...packages];
  const { status, stderr } = spawnSync("apt-get", command, { encoding: "utf8" });
  if (status !== 0) console.error(stderr);
}

function driver() {
  const found = findDriver();
  if (found) return found;
  const canInstall = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
  if (canInstall) install();
  const installed = findDriver();
  if (installed) return installed;
  console.error(
    `Cannot run WebGPU: there is no software driver for Vulkan.\n  Install ${packages.join(" and ")} (as root: apt-get install ${packages.join(" ")}), or use a GPU with --own-gpu.`,
  );
  process.exit(3);
}

const environment = usesSoftware ? { ...process.env, VK_ICD_FILENAMES: driver() } : process.env;
const passed = args.filter((arg) => arg !== "--own-gpu");
const script = "packages/core/bench/parity.ts";
const { status, signal } = spawnSync(process.execPath, ["--import", "tsx", script, ...passed], {
  stdio: "inherit",
  env: environment,
});
if (signal) console.error(`The run ended with ${signal}`);
process.exit(status ?? 1);
