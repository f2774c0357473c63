// Captions the reference checkpoints on a provider and compares them with PyTorch's.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Caption, Captioner } from "../src/generate/captioner.ts";
import { Method } from "../src/methods/method.ts";
import { computeTypes } from "../src/onnx/data-type.ts";
import { providers } from "../src/providers/provider.ts";
import { checkpoints, reference } from "../src/testing/paths.ts";
import {
  largestDistance,
  type ReferenceCaption,
  readReferenceCaptions,
} from "../src/testing/reference-captions.ts";

const { values: options } = parseArgs({
  options: {
    provider: { type: "string", default: "webgpu" },
    /** In float16 captions may differ where the weights were rounded: that run only reports. */
    dtype: { type: "string", default: "float32" },
    /** One image a checkpoint, with every fourth setting: all settings, once each. */
    subset: { type: "boolean", default: false },
  },
});
const provider = providers.find((name) => name === options.provider);
if (!provider) throw new RangeError(`Name a provider: ${providers.join(", ")}`);

const dtype = computeTypes.find((name) => name === options.dtype);
if (!dtype) throw new RangeError(`Name a dtype: ${computeTypes.join(", ")}`);

/** Largest distances allowed. */
const tolerances = { z: 1e-4, lambdaHat: 1e-6, lambda: 1e-6, logits: 1e-3 };
type Distances = typeof tolerances;

interface Work {
  readonly place: number;
  readonly checkpoint: (typeof checkpoints)[number];
  readonly prompt: string;
  readonly maxNewTokens: number;
  readonly image: string;
  readonly settings: readonly { readonly name: string; readonly wanted: ReferenceCaption }[];
}

function workOf(checkpoint: Work["checkpoint"], place: number): Work[] {
  const { prompt, maxNewTokens, images } = readReferenceCaptions(checkpoint);
  const entries = Object.entries(images);
  return (options.subset ? [entries[place % entries.length]] : entries).flatMap((entry) => {
    if (!entry) return [];
    const [image, { methods }] = entry;
    const settings = Object.entries(methods)
      .filter((_, index) => !options.subset || index % checkpoints.length === place)
      .map(([name, wanted]) => ({ name, wanted }));
    return [{ place, checkpoint, prompt, maxNewTokens, image, settings }];
  });
}

async function decode(captioner: Captioner, work: Work): Promise<readonly Caption[]> {
  const [captions] = await captioner.caption({
    samples: [{ image: join(reference, "images", work.image), prompt: { text: work.prompt } }],
    methods: work.settings.map(({ wanted }) => Method.parse(wanted.method)),
    maxNewTokens: work.maxNewTokens,
    traceTopK: 5,
  });
  if (!captions || captions instanceof Error) throw captions ?? new TypeError("There are no captions");
  return captions;
}

const isEqual = ({ ids, text }: Caption, wanted: ReferenceCaption) =>
  ids.join() === wanted.ids.join() && text === wanted.text;

const distancesOf = ({ trace }: Caption, wanted: ReferenceCaption): Distances => ({
  z: largestDistance(trace?.z, wanted.z),
  lambdaHat: largestDistance(trace?.lambdaHat, wanted.lambdaHat),
  lambda: largestDistance(trace?.lambda, wanted.lambda),
  logits: largestDistance(trace?.topLogits, wanted.topLogits),
});

const largest = (a: Distances, b: Distances): Distances => ({
  z: Math.max(a.z, b.z),
  lambdaHat: Math.max(a.lambdaHat, b.lambdaHat),
  lambda: Math.max(a.lambda, b.lambda),
  logits: Math.max(a.logits, b.logits),
});

const shown = ({ z, lambdaHat, lambda, logits }: Distances) =>
  `z ${z.toExponential(1)}, λ̂ ${lambdaHat.toExponential(1)}, λ ${lambda.toExponential(1)}, logits ${logits.toExponential(1)}`;

const work = checkpoints.flatMap(workOf);
const total = { equal: 0, captions: 0, distances: { z: 0, lambdaHat: 0, lambda: 0, logits: 0 } };
const start = performance.now();
const seconds = () => ((performance.now() - start) / 1000).toFixed(0);
let open: { checkpoint: string; captioner: Captioner } | undefined;
for (const [index, item] of work.entries()) {
  if (open?.checkpoint !== item.checkpoint) {
    await open?.captioner.close();
    const captioner = await Captioner.open(join(reference, "checkpoints", item.checkpoint), {
      provider,
      dtype,
    });
    open = { checkpoint: item.checkpoint, captioner };
  }
  const captions = await decode(open.captioner, item);
  let equal = 0;
  for (const [place, { name, wanted }] of item.settings.entries()) {
    const caption = captions[place];
    if (caption && isEqual(caption, wanted)) {
      equal += 1;
      total.distances = largest(total.distances, distancesOf(caption, wanted));
    } else console.log(`  ${item.checkpoint}, ${item.image}, ${name}: another caption`);
  }
  total.equal += equal;
  total.captions += item.settings.length;
  console.log(
    `${index + 1}/${work.length} ${item.checkpoint}, ${item.image}: ${equal} of ${item.settings.length} equal (${seconds()} s)`,
  );
}
await open?.captioner.close();

const far = Object.entries(tolerances).filter(
  ([name, tolerance]) => !(total.distances[name as keyof Distances] <= tolerance),
);
console.log(
  `${provider}: ${total.equal} of ${total.captions} captions equal PyTorch's; largest distances: ${shown(total.distances)} (${seconds()} s)`,
);
if (far.length > 0 && dtype === "float32")
  console.log(`Too far: ${far.map(([name, most]) => `${name} may be ${most}`).join(", ")}`);
process.exitCode = dtype === "float16" || (total.equal === total.captions && far.length === 0) ? 0 : 1;
