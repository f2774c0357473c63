export { BatchTiming } from "./batch-timing.ts";
export { type BatchShape, type CostModel, costModel } from "./cost-model.ts";
