/** Rises whenever the same model, image and options could give another caption. Part of every cell's identity. */
export const engineVersion = 2;
