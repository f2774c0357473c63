import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readModelCard } from "@kvsweep/core/checkpoint";
import {
  checkProvider,
  type Machine,
  type Provider,
  ProviderError,
  providers,
  thisMachine,
} from "@kvsweep/core/providers";
import { bundledModels } from "@kvsweep/sweep";
import { ModelChild } from "@kvsweep/worker";
import { StateLock } from "../embedded/state-lock.ts";
import { CommandError } from "../errors.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

export interface DoctorOptions {
  readonly state: string;
  readonly bundled: string;
  readonly json: boolean;
  /** LD_LIBRARY_PATH. */
  readonly libraryPath?: string | undefined;
}

interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do where it is not. */
  readonly advice?: string;
}

const oldestNode = [20, 19] as const;

/** Looks at everything that a sweep needs on this machine, and says what to do about what is wrong. */
export async function doctor(options: DoctorOptions, terminal: Terminal): Promise<number> {
  const checks = [
    checkNode(process.versions.node),
    await attempt(
      "onnxruntime",
      () => findProviders(thisMachine(options.libraryPath)),
      "Run `npm ci` again; onnxruntime-node must be installed for this platform.",
    ),
    ...(await checkModels(options.bundled)),
    await attempt(
      "state folder",
      () => findState(options.state),
      "Stop the other process, make the folder writable, or give another one with --state.",
    ),
  ];
  if (options.json) terminal.print(`${JSON.stringify(checks, null, 2)}\n`);
  for (const { what, ok, found, advice } of options.json ? [] : checks) {
    terminal.print(`${ok ? "ok  " : "FAIL"} ${what}: ${found}\n${ok || !advice ? "" : `     ${advice}\n`}`);
  }
  return checks.every(({ ok }) => ok) ? exitCodes.ok : exitCodes.environment;
}

function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return { what: "Node.js", ok, found: version, advice: `Install Node.js ${oldestNode.join(".")} or newer.` };
}

/** What onnxruntime says of itself, and why the other providers cannot run. */
async function findProviders(machine: Machine): Promise<string> {
  await using child = new ModelChild({ provider: "cpu", threads: 1 });
  const bundled = await child.providers();
  const problems = providers.flatMap((provider) => providerProblem(provider, machine) ?? []);
  const usable = providers.filter((provider) => !providerProblem(provider, machine));
  const named = [...usable, ...bundled.filter((name) => !providers.some((provider) => provider === name))];
  return [`offers ${named.join(", ")}`, ...problems].join("\n     ");
}

function providerProblem(provider: Provider, machine: Machine): string | undefined {
  try {
    checkProvider(provider, machine);
    return undefined;
  } catch (error) {
    if (error instanceof ProviderError) return `${error.message}. ${error.advice}`;
    throw error;
  }
}

async function checkModels(bundled: string): Promise<Check[]> {
  const names = await bundledModels(bundled);
  const advice = "Restore the folder from the repository.";
  return Promise.all(
    names.map((name) =>
      attempt(
        `model ${name}`,
        async () => `${(await readModelCard(join(bundled, "models", name))).layerCount} layers`,
        advice,
      ),
    ),
  );
}

async function findState(folder: string): Promise<string> {
  if (!existsSync(folder)) {
    accessSync(nearestFolder(resolve(folder)), constants.W_OK);
    return `${folder} is not there yet, and can be made`;
  }
  using _lock = StateLock.take(folder);
  return `${folder} is free and writable`;
}

/** The folder itself or the nearest one above it. */
function nearestFolder(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return nearestFolder(dirname(path));
  if (found.isDirectory()) return path;
  throw new CommandError(
    `Cannot make a folder below "${path}": it is a file`,
    "Give another one with --state.",
  );
}

async function attempt(what: string, find: () => Promise<string>, advice: string): Promise<Check> {
  try {
    return { what, ok: true, found: await find() };
  } catch (error) {
    return { what, ok: false, found: error instanceof Error ? error.message : String(error), advice };
  }
}
