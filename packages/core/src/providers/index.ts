export { ProviderError } from "../errors.ts";
export { type ComputeType, computeTypes } from "../onnx/data-type.ts";
export { checkProvider, type Machine, thisMachine } from "./check-provider.ts";
export { type Provider, providers } from "./provider.ts";
