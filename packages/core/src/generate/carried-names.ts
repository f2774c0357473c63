/** Names of what the prefill graph puts out and the decode graph takes in. */
export const promptNames = (layer: number) =>
  ({ k: `layers.${layer}/prompt_k`, v: `layers.${layer}/prompt_v` }) as const;

export const pastNames = (layer: number) =>
  ({ k: `layers.${layer}/past_k`, v: `layers.${layer}/past_v` }) as const;

export const methodName = (place: number) => `method_${place}`;

export const seenName = "seen";

/** Which positions of the prompt are of the image. */
export const isImageName = "is_image";

/** What later tokens gave to each generated position. */
export const columnSumsName = "column_sums";

/** What a run of the decode graph adds to a row's past. */
export const pageName = (past: string) => `page/${past}`;

/** The decode graph puts out what its next run takes in under these names. */
export const nextName = (name: string) => `next/${name}`;
