import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { CaptionRequest, ChildCaption } from "./protocol.ts";

/** What a fake caption depends on: the same things that a real one does. */
export interface FakeCaptionInput
  extends Pick<CaptionRequest, "model" | "maxNewTokens" | "repetitionPenalty" | "penaltyScope"> {
  /** Path of the image file. */
  readonly image: string;
  readonly prompt: CaptionRequest["samples"][number]["prompt"];
  readonly method: CaptionRequest["methods"][number];
}

const scenes = ["a street", "a farm", "a kitchen", "a living room", "a park", "a beach"];
const colours = ["red", "green", "blue", "yellow", "white", "black", "brown", "orange"];
/** Of the bundled benchmark, so that scoring finds something to count. */
const objects = [
  ...["person", "car", "bus", "bicycle", "tree", "bench", "dog", "cat", "bird", "cow", "horse", "sheep"],
  ...[
    "barn",
    "boat",
    "umbrella",
    "kite",
    "ball",
    "couch",
    "lamp",
    "clock",
    "table",
    "chair",
    "bowl",
    "bottle",
  ],
];
const vocabulary = [
  "</s>",
  "The image shows",
  "with",
  "A",
  "is in the image.",
  ...scenes,
  ...colours,
  ...objects,
];
const end = 0;

/**
 * A caption that no model made: the same input always gives the same one, another input another. It names two to five
 * objects, right or wrong.
 */
export function fakeCaption(input: FakeCaptionInput): ChildCaption {
  const words = fakeWords(hashOf(input));
  const whole = [...words.map((word) => vocabulary.indexOf(word)), end];
  const ids = whole.slice(0, input.maxNewTokens);
  const text = ids
    .filter((id) => id !== end)
    .map((id) => vocabulary[id])
    .join(" ");
  return { ids, text, finishReason: ids.length < whole.length ? "length" : "eos", promptTokens: 8 };
}

function hashOf({ image, model, prompt, method, ...limits }: FakeCaptionInput): Buffer {
  const { maxNewTokens, repetitionPenalty = null, penaltyScope = null } = limits;
  // Names instead of paths: folders lie elsewhere on another machine.
  const parts = [
    basename(image),
    basename(model),
    prompt,
    method,
    maxNewTokens,
    repetitionPenalty,
    penaltyScope,
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest();
}

function fakeWords(hash: Buffer): string[] {
  const pick = (words: readonly string[], place: number) => words[(hash[place] ?? 0) % words.length] ?? "";
  const count = 2 + ((hash[0] ?? 0) % 4);
  const named = Array.from({ length: count }, (_, place) => [
    "A",
    pick(colours, 2 + place),
    pick(objects, 8 + place),
    "is in the image.",
  ]);
  return ["The image shows", pick(scenes, 1), ...named.flat()];
}
