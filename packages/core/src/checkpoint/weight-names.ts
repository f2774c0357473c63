/**
 * The only place where a tensor is renamed. Canonical names are those of transformers 5 without the outer `model.`:
 * `language_model.layers.0.…`, `lm_head.weight`, `vision_tower.encoder.…`, `multi_modal_projector.linear_1.…`.
 * Layouts: llava-hf files, transformers 4.52+ and 5 (in memory and saved), liuhaotian's original repository.
 */
const renames: readonly (readonly [RegExp, string])[] = [
  [/^model\.vision_tower\.vision_tower\.vision_model\./, "vision_tower."],
  [/^(model\.)?vision_tower\.(vision_model\.)?/, "vision_tower."],
  [/^model\.mm_projector\.0\./, "multi_modal_projector.linear_1."],
  [/^model\.mm_projector\.2\./, "multi_modal_projector.linear_2."],
  [/^(model\.)?multi_modal_projector\./, "multi_modal_projector."],
  [/^(model\.)?language_model\.lm_head\./, "lm_head."],
  [/^(model\.)?language_model\.(model\.)?/, "language_model."],
  [/^model\./, "language_model."],
];

/** A file's tensor name → its canonical name. */
export function canonicalName(name: string): string {
  for (const [pattern, replacement] of renames) {
    if (pattern.test(name)) return name.replace(pattern, replacement);
  }
  return name;
}

/** Tensors of old files that are computed anew, not loaded. */
export function isBuffer(name: string): boolean {
  return name.endsWith(".rotary_emb.inv_freq") || name.endsWith(".position_ids");
}
