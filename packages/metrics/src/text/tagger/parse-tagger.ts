import { z } from "zod";
import { LanguageDataError } from "../data/language-data-error.ts";

const Size = z.int().nonnegative();
const Header = z.looseObject({
  labels: z.array(z.string()),
  tagDictionary: z.record(z.string(), z.string()),
  templates: z.array(z.object({ name: z.string(), features: Size })),
  keyBytes: Size,
  weights: Size,
});

/** An averaged perceptron: for each feature, what it adds to the score of some labels. */
export interface Tagger {
  /** In ascending order; of equal scores the last wins. */
  readonly labels: readonly string[];
  /** Words whose tag does not depend on the context. */
  readonly tagDictionary: ReadonlyMap<string, string>;
  /** For each template, in the order of summation, from a feature's value to its row. */
  readonly templates: readonly ReadonlyMap<string, number>[];
  /** Row r owns the weights from rowStarts[r] to rowStarts[r + 1]. */
  readonly rowStarts: Uint32Array;
  readonly weightLabels: Uint8Array;
  readonly weights: Float64Array;
}

/**
 * Reads what tools/nlp-data/build.mjs wrote: a line of JSON, the features' values a line each, how many weights each feature
 * has (a byte), each weight's label (a byte), each weight in thousandths (int32, little endian).
 * `path` is for messages. Throws LanguageDataError for anything else.
 */
export function parseTagger(bytes: Buffer, path: string): Tagger {
  const header = parseHeader(bytes, path);
  const features = header.templates.reduce((sum, template) => sum + template.features, 0);
  const keysStart = bytes.indexOf(10) + 1;
  const countsStart = keysStart + header.keyBytes;
  const labelsStart = countsStart + features;
  const weightsStart = labelsStart + header.weights;
  const end = weightsStart + 4 * header.weights;
  if (bytes.length !== end)
    throw damaged(path, `it has ${bytes.length} bytes where its header announces ${end}`);
  return {
    labels: header.labels,
    tagDictionary: new Map(Object.entries(header.tagDictionary)),
    templates: readTemplates(bytes.toString("latin1", keysStart, countsStart), header.templates),
    rowStarts: sumUp(bytes.subarray(countsStart, labelsStart)),
    weightLabels: Uint8Array.from(bytes.subarray(labelsStart, weightsStart)),
    weights: readThousandths(bytes.subarray(weightsStart)),
  };
}

function parseHeader(bytes: Buffer, path: string): z.infer<typeof Header> {
  try {
    return Header.parse(JSON.parse(bytes.toString("utf8", 0, bytes.indexOf(10))));
  } catch (cause) {
    throw damaged(path, "its first line is not the header it should be", cause);
  }
}

function readTemplates(
  keys: string,
  templates: readonly { readonly features: number }[],
): Map<string, number>[] {
  const values = keys.split("\n");
  let row = 0;
  return templates.map(({ features }) => {
    const rows = new Map<string, number>();
    for (const end = row + features; row < end; row++) rows.set(values[row] ?? "", row);
    return rows;
  });
}

function sumUp(counts: Uint8Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (const [row, count] of counts.entries()) starts[row + 1] = (starts[row] ?? 0) + count;
  return starts;
}

/** A quotient by 1000 is the very float64 that the decimal number in the original file means. */
function readThousandths(bytes: Buffer): Float64Array {
  const weights = new Float64Array(bytes.length / 4);
  for (let i = 0; i < weights.length; i++) weights[i] = bytes.readInt32LE(4 * i) / 1000;
  return weights;
}

function damaged(path: string, what: string, cause?: unknown): LanguageDataError {
  const advice = "Restore the file from the repository.";
  return new LanguageDataError(`Cannot use language data "${path}": ${what}`, advice, { cause });
}
