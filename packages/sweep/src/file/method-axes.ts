import { Method } from "@kvsweep/core/methods";
import { z } from "zod";
import { type Axis, axisCount } from "../grid/expand-axis.ts";
import { axisSchema } from "./axis-schema.ts";
import { methodOptions } from "./method-options.ts";
import { strictObject } from "./strict-object.ts";

const Zip = z.array(z.string()).min(2).optional();
const zipHelp = "Options whose lists are walked in step instead of being combined.";

const [first, ...others] = Method.options;

/** A method of a sweep file: every option of core's method may be one value, a list of values, or a range. */
export const MethodAxes = z
  .discriminatedUnion("method", [methodAxes(first), ...others.map(methodAxes)])
  .transform(({ method, zip, ...options }, context) => {
    const axes = givenAxes(options);
    for (const issue of zipIssues(zip ?? [], axes)) context.addIssue({ code: "custom", ...issue });
    return { method, zip: zip ?? [], axes };
  });
export type MethodAxes = z.output<typeof MethodAxes>;

function methodAxes(method: z.ZodObject<{ method: z.ZodLiteral<string> }>) {
  const axes: Record<string, z.ZodType<Axis | undefined>> = {};
  for (const { name, schema, help } of methodOptions(method)) {
    axes[name] = axisSchema(schema).optional().describe(help);
  }
  return strictObject({ method: method.shape.method, zip: Zip.describe(zipHelp), ...axes });
}

function givenAxes(options: Readonly<Record<string, Axis | undefined>>): Record<string, Axis> {
  const axes: Record<string, Axis> = {};
  for (const [name, axis] of Object.entries(options)) if (axis !== undefined) axes[name] = axis;
  return axes;
}

function zipIssues(zip: readonly string[], axes: Readonly<Record<string, Axis>>) {
  const lengths = zip.map((name) => (axes[name] === undefined ? 0 : axisCount(axes[name])));
  return zip.flatMap((name, index) => {
    const message = zipProblem(name, lengths[index] ?? 0, lengths[0] ?? 0);
    return message === undefined ? [] : [{ path: ["zip", index], message }];
  });
}

function zipProblem(name: string, length: number, firstLength: number): string | undefined {
  if (length === 0) return `zip names "${name}", which this method does not set`;
  return length === firstLength
    ? undefined
    : `zip walks lists in step, but they hold ${firstLength} and ${length} values`;
}
