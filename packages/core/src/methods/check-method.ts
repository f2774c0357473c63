import { MethodError } from "../errors.ts";
import type { Method } from "./method.ts";
import { rangeEnd } from "./smoothed-layers.ts";

/** Throws MethodError where a method asks for layers that a model of `layerCount` layers does not have. */
export function checkMethod(method: Method, layerCount: number): void {
  if (method.method === "greedy" || rangeEnd(method) <= layerCount) return;
  throw new MethodError(
    `Cannot smooth layers [${method.layers.join(", ")}${method.layerRange === "closed" ? "]" : ")"}: the model has ${layerCount} layers`,
    `Give "layers" within [0, ${layerCount}], such as [${Math.min(3, layerCount - 1)}, ${layerCount}].`,
  );
}
