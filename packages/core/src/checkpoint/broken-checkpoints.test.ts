import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { CheckpointError } from "../errors.ts";
import { Captioner } from "../generate/captioner.ts";
import { Method } from "../methods/method.ts";
import { BrokenCheckpoint, breakCheckpoint } from "../testing/break-checkpoint.ts";
import { reference } from "../testing/paths.ts";

const readReference = (file: string): unknown => JSON.parse(readFileSync(join(reference, file), "utf8"));
const Recipes = z.object({
  mustFail: z.array(BrokenCheckpoint),
  mustLoad: z.array(BrokenCheckpoint.extend({ same: z.string() })),
});
const recipes = Recipes.parse(readReference("broken.json"));

const layer = (index: number, name: string) => `language_model.layers.${index}.${name}.weight`;
const shapes = (name: string, found: string, wanted: string) => [
  `"${name}"`,
  `its shape is [${found}], the config asks for [${wanted}]`,
];
const norm = '"language_model.model.norm.weight"';
const index = "model.safetensors.index.json";

/** What the message of each recipe's error must tell, besides the folder: the field `error` of `broken.json`. */
const demands: Record<string, readonly (string | RegExp)[]> = {
  "missing tensor": [`"${layer(3, "mlp.up_proj")}" is missing from model.safetensors`],
  "missing bias of the vision tower": ['"vision_tower.encoder.layers.0.self_attn.k_proj.bias" is missing'],
  "missing lm_head while not tied": ['"lm_head.weight" is missing', "tie_word_embeddings is false"],
  "missing projector": ['"multi_modal_projector.linear_2.weight" is missing'],
  "extra tensor": ['nothing uses tensor "language_model.model.layers.2.self_attn.q_proj.lora_A.weight"'],
  "one layer too many in the file": [
    /nothing uses tensor "language_model\.model\.layers\.5\./,
    "the config has 5 layers",
  ],
  "one layer too few in the file": [/tensor "language_model\.layers\.6\.[a-z_.]+" is missing/],
  "two layouts mixed": [norm, '"model.language_model.norm.weight"', "both stand for the final norm"],
  "wrong shape": shapes("language_model.model.layers.0.mlp.gate_proj.weight", "80, 128", "160, 64"),
  "transposed matrix": shapes("model.language_model.layers.1.self_attn.k_proj.weight", "72, 24", "24, 72"),
  "grouped heads in the file, not in the config": shapes(
    "model.language_model.layers.0.self_attn.k_proj.weight",
    "24, 72",
    "72, 72",
  ),
  "head_dim left out": shapes("language_model.model.layers.0.self_attn.q_proj.weight", "64, 60", "60, 60"),
  "too few positions in the vision tower": shapes(
    "vision_tower.vision_model.embeddings.position_embedding.weight",
    "17, 48",
    "26, 48",
  ),
  "unsupported dtype": [norm, "its dtype is I32, F32, F16, BF16 load"],
  "NaN weight": ['"language_model.model.layers.4.self_attn.v_proj.weight"', "it holds NaN"],
  "infinite weight": ['"language_model.model.layers.0.mlp.down_proj.weight"', "it holds an infinity"],
  "truncated file": [/which has \d+ bytes and is shorter than the \d+ that its header promises/],
  "truncated shard": [
    "model-00002-of-00003.safetensors",
    /which has \d+ bytes and is shorter than the \d+ that its header promises/,
  ],
  "empty file": ["0 bytes are too short for a safetensors file"],
  "bytes after the last tensor": [/it has \d+ bytes and is longer than the \d+ that its header promises/],
  "header length beyond the file": [/its header claims \d+ bytes and is longer than the file, which has \d+/],
  "absurd header length": ["its header claims 9223372036854775807 bytes and is longer than the file"],
  "header is not JSON": ["its header is not JSON"],
  "header is not an object": ["its header is not an object"],
  "overlapping tensors": [/the bytes of ".+" and ".+" overlap/, norm],
  "offsets beyond the data": [norm, "its bytes lie beyond the file"],
  "offsets reversed": [norm, "its offsets 512 to 256"],
  "offsets do not fit the shape": [norm, "hold 252 bytes, F32 [64] needs 256"],
  "index names a shard that is not there": ['model-00003-of-00003.safetensors": it does not exist'],
  "index sends a tensor to the wrong shard": [
    index,
    'it sends tensor "lm_head.weight" to model-00003-of-00003.safetensors, which does not hold it',
  ],
  "index does not list a tensor": [index, /tensor "lm_head\.weight" of \S+ is missing from the index/],
  "index points outside the folder": [
    '"../outside.safetensors"',
    "a shard must be a file of the checkpoint's own folder",
  ],
  "no safetensors at all": ["it holds no safetensors file", ".bin and .pt files must be converted"],
  "no config": ['config.json": it does not exist'],
  "no tokenizer": ['tokenizer.json": the file does not exist'],
  "image token that the tokenizer does not have": [
    "<image> is id 400 in tokenizer.json and 447 in config.json",
  ],
  "vocab_size that the embedding does not have": shapes(
    "language_model.model.embed_tokens.weight",
    "402, 60",
    "390, 60",
  ),
  "feature layer that does not exist": ["vision_feature_layer is -6", "has 4 layers", "valid: -5 to 4"],
  "feature strategy that does not exist": ['vision_feature_select_strategy is "patch"', '"default"|"full"'],
  "rope scaling that is not supported": ['rope type "yarn" is not supported'],
  "activation that is not supported": ['text_config.hidden_act is "relu6"'],
  "quantised checkpoint": ["quantised checkpoints (bitsandbytes) are not supported"],
  "another architecture": ['model_type is "qwen2_vl"', 'models that load have model_type "llava"'],
  "another language model": ['text_config.model_type is "mistral"'],
  "original layout without its tower's sizes": ["mm_vision_tower", "clip-vit-tiny-patch7-28/config.json"],
};

/** The one message that names the two files alone. */
const withoutFolder = "image token that the tokenizer does not have";

test("every recipe has its demands", () => {
  expect(Object.keys(demands).sort()).toEqual(recipes.mustFail.map(({ name }) => name).sort());
});

test.each(recipes.mustFail)("Captioner.open() refuses a checkpoint with: $name", async (recipe) => {
  const folder = await breakCheckpoint(recipe);
  const opening = Captioner.open(folder).then((captioner) => captioner.close());
  const error: unknown = await opening.catch((cause: unknown) => cause);
  await rm(folder, { recursive: true });
  expect(error).toBeInstanceOf(CheckpointError);
  const message = error instanceof Error ? error.message : "";
  if (recipe.name !== withoutFolder) expect(message).toContain(folder);
  for (const demand of demands[recipe.name] ?? []) expect(message).toMatch(demand);
});

const Expected = z.object({
  prompt: z.string(),
  images: z.record(
    z.string(),
    z.object({ methods: z.object({ greedy: z.object({ ids: z.array(z.int()) }) }) }),
  ),
});

describe("checkpoints that only look broken", () => {
  test.each(recipes.mustLoad)("Captioner.open() loads one with: $name", async (recipe) => {
    const { prompt, images } = Expected.parse(readReference(`expected/${recipe.same}.json`));
    const [image = "", wanted] = Object.entries(images)[0] ?? [];
    const folder = await breakCheckpoint(recipe);
    const captioner = await Captioner.open(folder);
    const [captions] = await captioner.caption({
      samples: [{ image: join(reference, "images", image), prompt: { text: prompt } }],
      methods: [Method.parse({ method: "greedy" })],
      maxNewTokens: wanted?.methods.greedy.ids.length ?? 0,
    });
    expect(captions).toEqual([expect.objectContaining({ ids: wanted?.methods.greedy.ids })]);
    await captioner.close();
    await rm(folder, { recursive: true });
  });
});
