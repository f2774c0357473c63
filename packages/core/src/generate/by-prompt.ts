import type { Method } from "../methods/method.ts";
import { requiredSmoothing } from "../methods/smoothing.ts";

/** Methods that may stand in one batch, and their places among all. */
export interface MethodGroup {
  readonly methods: readonly Method[];
  readonly columns: readonly number[];
  /** Whether they smooth it. */
  readonly ownPrompts: boolean;
}

/** Methods that leave the prompt as it is share it; those that smooth it have prompts of their own, in another batch. */
export function byPrompt(methods: readonly Method[]): MethodGroup[] {
  const isOwn = (method: Method) => requiredSmoothing([method]) === "prompt";
  return [false, true].flatMap((own) => {
    const columns = methods.flatMap((method, column) => (isOwn(method) === own ? [column] : []));
    return columns.length > 0
      ? [{ methods: methods.filter((method) => isOwn(method) === own), columns, ownPrompts: own }]
      : [];
  });
}
