import { type KvSmooth, KvSmooth as KvSmoothSchema, type Method } from "./method.ts";

/** What tables call a method: its name, λ, layers, and every option that is not at its default. */
export function methodLabel(method: Method): string {
  if (method.method === "greedy") return "greedy";
  const [start, end] = method.layers;
  const name = method.adaptive ? "kvsmooth" : "constant";
  const close = method.layerRange === "closed" ? "]" : ")";
  return [`${name} ${method.lambdaRef} [${start},${end}${close}`, ...otherOptions(method)].join(" ");
}

const shown = new Set(["method", "lambdaRef", "layers", "layerRange", "adaptive"]);

function otherOptions(method: KvSmooth): string[] {
  const defaults: Record<string, unknown> = KvSmoothSchema.parse({ method: "kvsmooth" });
  return Object.entries(method)
    .filter(([option, value]) => !shown.has(option) && value !== defaults[option])
    .map(([option, value]) => `${option}=${value}`);
}
