import type { z } from "zod";

/** What the first of a request's faults is, and where. */
export function validationProblem({ issues }: Pick<z.ZodError, "issues">): string {
  const [issue] = issues;
  const place = issue?.path.join(".");
  const text = issue?.message ?? "it is not what it should be";
  return `Cannot read this request: ${place ? `${place}: ` : ""}${text}`;
}
