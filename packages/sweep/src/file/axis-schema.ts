import { z } from "zod";
import { type Axis, axisCount, axisValue, type Range } from "../grid/expand-axis.ts";
import { strictObject } from "./strict-object.ts";

/** `{ from, to, step }` in a sweep file. */
const NumberRange = strictObject({
  from: z.number().describe("First value."),
  to: z.number().describe("Last value; included where the steps meet it."),
  step: z.number().positive().describe("Distance between the values."),
}).refine(({ from, to }) => from <= to, { error: "a range must not end below its start" });

/** One value of an option, a list of values, or, for numbers, a range. Its output is an Axis. */
export function axisSchema(option: z.core.$ZodType) {
  const one = z.pipe(
    option,
    z.transform((value): Axis => [value]),
  );
  const list = z.array(option).min(1);
  return option instanceof z.ZodNumber ? z.union([one, list, rangeOf(option)]) : z.union([one, list]);
}

/** A range whose every value is a value of the option. */
function rangeOf(option: z.ZodNumber) {
  return NumberRange.superRefine((range, context) => {
    // A range that is wrong in itself has an issue already.
    if (range.step <= 0 || range.from > range.to) return;
    const problem = problemOf(range, option);
    if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
  });
}

// Numeric options are intervals or whole numbers, so the first two values and the last tell for all.
function problemOf(range: Range, option: z.ZodNumber): string | undefined {
  const last = axisCount(range) - 1;
  for (const index of [0, Math.min(1, last), last]) {
    const value = axisValue(range, index);
    const issue = option.safeParse(value).error?.issues[0];
    if (issue !== undefined) return `the range holds ${value}: ${issue.message}`;
  }
  return undefined;
}
