import { z } from "zod";
import { goldenCases } from "./golden-cases.ts";

const Direction = z.enum(["min", "max"]).transform((one) => (one === "min" ? "lower" : "higher"));
const Case = z.object({
  case: z.string(),
  directions: z.array(Direction),
  points: z.array(z.array(z.number())),
  front: z.array(z.int()),
  layers: z.array(z.array(z.int())),
});

/** Fronts and layers by definition. */
export const paretoGoldens = goldenCases(Case, "pareto.json");
