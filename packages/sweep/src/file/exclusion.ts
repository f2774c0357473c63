import { z } from "zod";
import { allMethodOptions, type MethodOption } from "./method-options.ts";
import { strictObject } from "./strict-object.ts";

/** Part of a cell: every cell that has all of these values is dropped. */
export const Exclusion = strictObject({
  model: z.string().optional().describe("A model's name."),
  benchmark: z.string().optional().describe("A benchmark's name."),
  method: z.string().optional().describe("A method's name."),
  ...optionValues(),
}).refine((exclusion) => Object.keys(exclusion).length > 0, { error: "an exclusion must name a value" });
export type Exclusion = z.infer<typeof Exclusion>;

/** One value of each option of any method; methods may give one name different meanings. */
function optionValues() {
  const byName = new Map<string, MethodOption[]>();
  for (const option of allMethodOptions) {
    byName.set(option.name, [...(byName.get(option.name) ?? []), option]);
  }
  const values: Record<string, z.ZodType> = {};
  for (const [name, options] of byName) {
    values[name] = z.union(options.map((option) => option.schema)).optional();
  }
  return values;
}
