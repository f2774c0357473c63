import { z } from "zod";

/** A width or a count. */
export const Size = z.int().min(1);

/** A number of layers: far above any model's, so that a wrong figure is not worked through layer by layer. */
export const Layers = Size.max(1000);

/** What a norm adds to the variance. */
export const Epsilon = z.number().min(0).max(1);
