import { readdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type ModelCard, readModelCard } from "@kvsweep/core/checkpoint";
import { isModelFolder, type LoadedBenchmark, loadBenchmark, ResolveError } from "@kvsweep/sweep";

export interface CatalogFolders {
  /** Folders of model folders. */
  readonly models: readonly string[];
  /** The folder that holds `benchmarks/`. */
  readonly bundled: string;
}

/** What submitted sweeps may name: models and benchmarks by their plain names, and nothing else of this machine. */
export class Catalog {
  readonly #folders: CatalogFolders;

  constructor(folders: CatalogFolders) {
    this.#folders = folders;
  }

  /** Throws ResolveError or CheckpointError. */
  async model(name: string): Promise<ModelCard> {
    const folder = this.#modelFolder(name);
    if (folder) return readModelCard(folder);
    const names = await this.modelNames();
    throw new ResolveError(
      `Cannot find model "${name}": the coordinator has no model of that name`,
      `Name one of ${names.join(", ") || "none"}; \`kvsweep serve --models FOLDER\` adds others.`,
    );
  }

  /** Throws ResolveError, UnknownBenchmarkError or BenchmarkDataError. */
  async benchmark(name: string): Promise<LoadedBenchmark> {
    if (isPlain(name)) return loadBenchmark(name, this.#folders.bundled);
    throw new ResolveError(
      `Cannot find benchmark "${name}": a benchmark has a plain name`,
      "`kvsweep benchmarks` lists them.",
    );
  }

  async modelNames(): Promise<string[]> {
    const lists = await Promise.all(
      this.#folders.models.map((folder) => readdir(folder, { withFileTypes: true }).catch(() => [])),
    );
    const names = lists.flat().filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
    return [...new Set(names.map(({ name }) => name))].filter((name) => this.#modelFolder(name)).sort();
  }

  /** Also of a path, where it leads right into one of the folders: sweep files for one machine have such. */
  #modelFolder(name: string): string | undefined {
    const { models, bundled } = this.#folders;
    if (!isPlain(basename(name)) || name.includes("\0")) return undefined;
    const folders = models.map((folder) => resolve(folder));
    const asPath = resolve(bundled, name);
    const candidates =
      basename(name) === name
        ? folders.map((folder) => join(folder, name))
        : folders.includes(dirname(asPath))
          ? [asPath]
          : [];
    return candidates.find(isModelFolder);
  }
}

/** No path, and nothing that leads out of a folder. */
function isPlain(name: string): boolean {
  return /^[\w][\w.+-]{0,199}$/.test(name) && !name.includes("..");
}
