import type { LlavaConfig } from "../checkpoint/config.ts";
import { pageLength, pastPositions } from "../generate/page.ts";

/** What a batch's working memory depends on. */
export interface BatchShape {
  /** S */
  readonly images: number;
  /** Methods of each image. */
  readonly configurations: number;
  /** P */
  readonly promptTokens: number;
  /** N */
  readonly maxNewTokens: number;
  /** Whether methods smooth the prompt, so that each row has a prompt of its own. Default false. */
  readonly ownPrompts?: boolean;
}

const float = 4;

/** Copies of a page: measured. */
const pageCopies = 6;
/** What JavaScript no longer needs and has not let go yet, at most: measured. */
const garbageBytes = 32 * 2 ** 20;

/** Most bytes that the tensors of a batch take beside the weights: encoder, prompt, and rows at their longest. */
export function batchMemory(config: LlavaConfig, shape: BatchShape): number {
  const { images, configurations, ownPrompts = false } = shape;
  const prompts = ownPrompts ? images * configurations : images;
  const rows = images * configurations;
  // onnxruntime keeps what a session has needed once, so the three stages add up.
  const promptCache = prompts * cacheBytes(config) * shape.promptTokens;
  const rowCache = rows * cacheBytes(config) * shape.maxNewTokens;
  return (
    images * encoderBytes(config) +
    prompts * promptBytes(config, shape) +
    2 * promptCache +
    rows * rowBytes(config, shape) +
    Math.min(garbageBytes, promptCache + rowCache)
  );
}

/** Keys and values of one position in all layers. */
function cacheBytes({ text }: LlavaConfig): number {
  return 2 * text.num_hidden_layers * text.num_key_value_heads * text.head_dim * float;
}

/** Activations of one image in one block of the tower, and its pixels. */
function encoderBytes({ vision, imageTokens }: LlavaConfig): number {
  const n = imageTokens + 1;
  const { num_attention_heads: heads, hidden_size: D, intermediate_size: inner, image_size: edge } = vision;
  return float * (2 * heads * n * n + 3 * n * inner + 8 * n * D + 9 * edge * edge);
}

/** Activations of one prompt in one layer: scores before and after mask and softmax, the MLP's, and hidden states. */
function promptBytes({ text }: LlavaConfig, { promptTokens: P, ownPrompts = false }: BatchShape): number {
  const { num_attention_heads: H, intermediate_size: inner, hidden_size: D } = text;
  // Entropies of every position need the logarithms as well, and their products.
  const scores = (ownPrompts ? 6 : 3) * H * P * P;
  return float * (scores + 4 * P * inner + 8 * P * D);
}

/**
 * One row's cache at its longest, and its logits, once for each graph. Of the cache JavaScript keeps one copy; of the page
 * that is being filled there are onnxruntime's before and after a step and what the run puts out, JavaScript's copy of
 * that and of the page before, and what lies between growing tensors.
 */
function rowBytes(config: LlavaConfig, { maxNewTokens: N }: BatchShape): number {
  const positions = pageCopies * Math.min(N, pageLength) + pastPositions(N);
  return positions * cacheBytes(config) + 2 * float * config.text.vocab_size;
}
