export { Greedy, KvSmooth, LayerRange, Method } from "./method.ts";
export { methodLabel } from "./method-label.ts";
