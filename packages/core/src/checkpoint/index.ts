export { engineVersion } from "../engine-version.ts";
export { CheckpointError, CoreError } from "../errors.ts";
export { type ModelCard, readModelCard } from "./model-card.ts";
