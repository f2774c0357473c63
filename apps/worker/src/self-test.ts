import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ModelCard } from "@kvsweep/core/checkpoint";
import { type Database, selfTests } from "@kvsweep/metrics/database";
import { type Engine, sha256 } from "@kvsweep/sweep";
import { and, eq } from "drizzle-orm";
import type { ModelChild } from "./child/model-child.ts";
import { WorkerStartError } from "./errors.ts";

export interface SelfTest {
  readonly db: Database;
  readonly child: ModelChild;
  readonly model: ModelCard;
  readonly engine: Engine;
  readonly workerId: string;
  /** A folder to write the test's image to. */
  readonly folder: string;
}

/** A small PNG with some structure: a red square on 24 × 24 light pixels. */
const image =
  "iVBORw0KGgoAAAANSUhEUgAAABgAAAAYCAIAAABvFaqvAAAAJElEQVR42mP4QCXAMGrQqEEo4I6GBlY0atCoQaNZZNQgmhoEABGJ60yOH5/PAAAAAElFTkSuQmCC";

/**
 * Makes a small caption, and compares it with what the fleet's first worker of this model and engine made. Throws
 * WorkerStartError where they differ, and what the model child throws.
 */
export async function selfTest({ db, child, model, engine, workerId, folder }: SelfTest): Promise<void> {
  const captions = await testCaptions(child, model, folder);
  if (!Array.isArray(captions)) {
    const problem = captions?.message ?? "no caption came";
    throw new WorkerStartError(`Cannot test model "${model.name}": ${problem}`, "Look at the model's files.");
  }
  const hash = sha256(JSON.stringify(captions[0]?.ids));
  const known = await firstHash(db, { model, engine, workerId, hash });
  if (known === hash) return;
  throw new WorkerStartError(
    `Cannot decode with model "${model.name}": its self-test's caption differs from that of the fleet's first worker`,
    "This machine computes otherwise: look at its driver, its processor and its files; compare with `kvsweep-worker --check`.",
  );
}

/** Workers on one machine may share the folder: each has an image of its own, of the same name. */
async function testCaptions(child: ModelChild, model: ModelCard, folder: string) {
  const own = await mkdtemp(join(folder, "self-test-"));
  try {
    const path = join(own, "self-test.png");
    await writeFile(path, Buffer.from(image, "base64"));
    const { samples } = await child.caption({
      model: model.folder,
      samples: [{ image: path, prompt: { question: "Please describe the image in detail." } }],
      methods: [{ method: "greedy" }],
      maxNewTokens: 8,
    });
    return samples[0];
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

interface Tested {
  readonly model: ModelCard;
  readonly engine: Engine;
  readonly workerId: string;
  readonly hash: string;
}

/** Enters the hash where no worker has before; returns the one that counts. */
async function firstHash(
  db: Database,
  { model, engine, workerId, hash }: Tested,
): Promise<string | undefined> {
  const key = {
    modelFingerprint: model.fingerprint,
    engineVersion: engine.version,
    provider: engine.provider,
    dtype: engine.dtype,
  };
  await db
    .insert(selfTests)
    .values({ ...key, hash, workerId })
    .onConflictDoNothing();
  const [row] = await db
    .select({ hash: selfTests.hash })
    .from(selfTests)
    .where(
      and(
        eq(selfTests.modelFingerprint, key.modelFingerprint),
        eq(selfTests.engineVersion, key.engineVersion),
        eq(selfTests.provider, key.provider),
        eq(selfTests.dtype, key.dtype),
      ),
    );
  return row?.hash;
}
