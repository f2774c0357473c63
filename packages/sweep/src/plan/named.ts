import { PlanError } from "../errors.ts";

/** The entry of that name. Throws PlanError where there is none. */
export function named<Named extends { readonly name: string }>(list: readonly Named[], name: string): Named {
  const found = list.find((entry) => entry.name === name);
  if (found !== undefined) return found;
  throw new PlanError(
    `Cannot plan the sweep: nothing is called "${name}"`,
    "Please report this: it is a fault of kvsweep.",
  );
}
