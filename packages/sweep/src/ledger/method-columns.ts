import type { Method } from "@kvsweep/core/methods";

export interface MethodColumns {
  readonly lambdaRef: number | null;
  readonly layerStart: number | null;
  readonly layerEnd: number | null;
  readonly adaptive: boolean | null;
  readonly target: string | null;
}

/** The options that have columns of their own, so that SQL may select by them; null where a method has no such option. */
export function methodColumns(method: Method): MethodColumns {
  const options: Readonly<Record<string, unknown>> = method;
  const { lambdaRef, layers, adaptive, target } = options;
  const [start, end]: readonly unknown[] = Array.isArray(layers) ? layers : [];
  return {
    lambdaRef: typeof lambdaRef === "number" ? lambdaRef : null,
    layerStart: typeof start === "number" ? start : null,
    layerEnd: typeof end === "number" ? end : null,
    adaptive: typeof adaptive === "boolean" ? adaptive : null,
    target: typeof target === "string" ? target : null,
  };
}
