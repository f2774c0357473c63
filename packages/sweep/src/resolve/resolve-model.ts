import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type ModelCard, readModelCard } from "@kvsweep/core/checkpoint";
import { ResolveError } from "../errors.ts";

/** Whether a folder holds a model, as far as one can tell without reading it. */
export function isModelFolder(folder: string): boolean {
  return existsSync(join(folder, "config.json"));
}

/** A model by its folder's path, or by its name among the bundled ones. Throws ResolveError or CheckpointError. */
export async function resolveModel(nameOrFolder: string, bundled: string): Promise<ModelCard> {
  const candidates = [
    resolve(nameOrFolder),
    join(bundled, nameOrFolder),
    join(bundled, "models", nameOrFolder),
  ];
  const folder = candidates.find(isModelFolder);
  if (folder) return readModelCard(folder);
  const names = await bundledModels(bundled);
  const there = candidates.find((candidate) => existsSync(candidate));
  throw new ResolveError(
    there
      ? `Cannot load model "${nameOrFolder}": "${join(there, "config.json")}" does not exist`
      : `Cannot find model "${nameOrFolder}": there is no such folder`,
    `Give the folder of a Hugging Face checkpoint, or a bundled model: ${names.join(", ")}.`,
  );
}

/** Names of the models that come with kvsweep. */
export async function bundledModels(bundled: string): Promise<string[]> {
  const entries = await readdir(join(bundled, "models"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
