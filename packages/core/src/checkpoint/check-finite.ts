import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { CheckpointError } from "../errors.ts";
import type { Dtype, weightDtypes } from "./dtype.ts";
import { fileVersion } from "./file-version.ts";
import { type Finding, FiniteVerdicts } from "./finite-verdicts.ts";
import type { TensorLocation } from "./safetensors-header.ts";
import type { Weights } from "./weights.ts";

/** Bytes that are in memory at a time. */
const chunkBytes = 1 << 20;

/** A file is read once, however often its model is opened. */
const verdicts = new FiniteVerdicts();

/**
 * Reads every weight once; what was found is remembered, with a `cache` folder for other processes too. Throws
 * CheckpointError naming the first that holds NaN or an infinity.
 */
export async function checkFinite(weights: Weights, cache?: string): Promise<void> {
  for (const [file, tensors] of byFile(weights)) {
    const finding = await findingOf(resolve(file), tensors, cache);
    if (finding) {
      throw new CheckpointError(
        `Cannot load tensor "${finding.tensor}" of "${file}": it holds ${finding.what}`,
        "Download the weights again; if they are the same, the model was broken in training or conversion.",
      );
    }
  }
}

function byFile(weights: Weights): Map<string, TensorLocation[]> {
  const files = new Map<string, TensorLocation[]>();
  for (const tensor of weights.values()) {
    const tensors = files.get(tensor.file);
    if (tensors) tensors.push(tensor);
    else files.set(tensor.file, [tensor]);
  }
  return files;
}

async function findingOf(
  file: string,
  tensors: readonly TensorLocation[],
  cache: string | undefined,
): Promise<Finding | null> {
  const version = await fileVersion(file, tensors);
  const known = await verdicts.find(file, version, cache);
  if (known) return known.finding;
  const finding = await scan(file, tensors);
  await verdicts.keep({ file, version, finding }, cache);
  return finding;
}

async function scan(file: string, tensors: readonly TensorLocation[]): Promise<Finding | null> {
  await using handle = await open(file);
  const chunk = new Uint8Array(chunkBytes);
  for (const tensor of tensors.toSorted((a, b) => a.offset - b.offset)) {
    for (let done = 0; done < tensor.length; done += chunkBytes) {
      const length = Math.min(chunkBytes, tensor.length - done);
      await handle.read(chunk, 0, length, tensor.offset + done);
      const words = Math.ceil(length / 4);
      chunk.fill(0, length, 4 * words);
      const what = firstNonFinite(new Uint32Array(chunk.buffer, 0, words), tensor.dtype);
      if (what) return { tensor: tensor.name, what };
    }
  }
  return null;
}

interface Bits {
  readonly exponent: number;
  readonly fraction: number;
}

/** Exponent and fraction of the numbers in a 32-bit word: its first, and its second where it holds two. */
const layouts: Readonly<Record<(typeof weightDtypes)[number], readonly [Bits, Bits]>> = {
  F32: [
    { exponent: 0x7f800000, fraction: 0x007fffff },
    { exponent: 0x7f800000, fraction: 0x007fffff },
  ],
  F16: [
    { exponent: 0x7c00, fraction: 0x03ff },
    { exponent: 0x7c000000, fraction: 0x03ff0000 },
  ],
  BF16: [
    { exponent: 0x7f80, fraction: 0x007f },
    { exponent: 0x7f800000, fraction: 0x007f0000 },
  ],
};

/** All ones in the exponent mean NaN where the fraction is not 0, else an infinity. */
function firstNonFinite(words: Uint32Array, dtype: Dtype): Finding["what"] | undefined {
  if (dtype === "I64") return undefined;
  const [first, second] = layouts[dtype];
  const [low, high] = [first.exponent, second.exponent];
  // By index: an iterator over a typed array is ten times as slow, and there may be 10 GB to go through.
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0;
    if ((word & low) === low) return kindOf(word, first);
    if ((word & high) === high) return kindOf(word, second);
  }
  return undefined;
}

const kindOf = (word: number, { fraction }: Bits) => ((word & fraction) === 0 ? "an infinity" : "NaN");
