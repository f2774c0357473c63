import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const Finding = z.object({ tensor: z.string(), what: z.enum(["NaN", "an infinity"]) });
/** The first weight of a file that is no number. */
export type Finding = Readonly<z.infer<typeof Finding>>;

const Verdict = z.object({ file: z.string(), version: z.string(), finding: Finding.nullable() });
/** What was found in a weight file as it was then; null is nothing. */
export type Verdict = Readonly<z.infer<typeof Verdict>>;

/** Remembers verdicts for this process, and in a cache folder for all that come after. */
export class FiniteVerdicts {
  readonly #known = new Map<string, Verdict>();

  /** The verdict on this version of a file, if there is one. */
  async find(file: string, version: string, cache: string | undefined): Promise<Verdict | undefined> {
    const known = this.#known.get(file) ?? (cache === undefined ? undefined : await stored(cache, file));
    return known?.file === file && known.version === version ? known : undefined;
  }

  async keep(verdict: Verdict, cache: string | undefined): Promise<void> {
    this.#known.set(verdict.file, verdict);
    // A cache that cannot be written costs time only.
    if (cache !== undefined) await store(cache, verdict).catch(() => undefined);
  }
}

const entryOf = (cache: string, file: string) =>
  join(cache, "finite", `${createHash("sha256").update(file).digest("hex").slice(0, 32)}.json`);

/** A missing or damaged entry is none. */
async function stored(cache: string, file: string): Promise<Verdict | undefined> {
  try {
    return Verdict.parse(JSON.parse(await readFile(entryOf(cache, file), "utf8")));
  } catch {
    return undefined;
  }
}

/** Whole or not at all, also where several processes write at once. */
async function store(cache: string, verdict: Verdict): Promise<void> {
  await mkdir(join(cache, "finite"), { recursive: true });
  const entry = entryOf(cache, verdict.file);
  const part = `${entry}.${randomUUID()}.part`;
  try {
    await writeFile(part, JSON.stringify(verdict));
    await rename(part, entry);
  } finally {
    await rm(part, { force: true });
  }
}
