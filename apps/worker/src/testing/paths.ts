import { join } from "node:path";

const repository = join(import.meta.dirname, "../../../..");

/** The bundled model, and images of its benchmark. */
export const scenesModel = join(repository, "models/scenes-vlm");
export const scenesBenchmark = join(repository, "benchmarks/scenes");
export const sceneImage = (number: number) =>
  join(scenesBenchmark, "images", `${String(number).padStart(4, "0")}.png`);

/** A program of this folder; it runs as it is, over the built worker. */
export const testingProgram = (name: string) => join(import.meta.dirname, `${name}.mjs`);

/** The child's built program: a forked process takes no TypeScript. */
export const builtEntry = join(import.meta.dirname, "../../dist/child/main.js");
/** The same without a model. */
export const builtFakeEntry = join(import.meta.dirname, "../../dist/child/fake-main.js");
