import { join } from "node:path";

const packageRoot = join(import.meta.dirname, "../..");

/** The bundled model. */
export const scenesModel = join(packageRoot, "../../models/scenes-vlm");
export const scenesImages = join(packageRoot, "../../benchmarks/scenes/images");
export const testdata = join(packageRoot, "testdata");
export const reference = join(testdata, "reference");

export const checkpoints = [
  "llava-classic",
  "llava-gqa-sharded",
  "llava-fp16-tied",
  "llava-liuhaotian",
] as const;
