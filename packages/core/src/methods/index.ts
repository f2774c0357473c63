export { MethodError } from "../errors.ts";
export { type MethodEntry, methodCatalogue, type OptionEntry } from "./catalogue.ts";
export { checkMethod } from "./check-method.ts";
export { Greedy, KvSmooth, LayerRange, Method } from "./method.ts";
export { methodLabel } from "./method-label.ts";
export { parseMethod } from "./parse-method.ts";
export { PenaltyOptions } from "./repetition-penalty.ts";
