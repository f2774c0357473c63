import { z } from "zod";
import { Greedy, KvSmooth } from "./method.ts";

/** An option as people look it up. */
export interface OptionEntry {
  readonly name: string;
  readonly summary: string;
  /** What it may be, such as "number" or "kv | k | v | o". */
  readonly values: string;
  readonly default: unknown;
}

export interface MethodEntry {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionEntry[];
}

const Property = z.looseObject({
  description: z.string().default(""),
  default: z.unknown().optional(),
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
});

const JsonSchema = z.looseObject({
  description: z.string().default(""),
  properties: z.record(z.string(), Property),
});

/** Every method with its options, from the schemas that also check them. */
export function methodCatalogue(): MethodEntry[] {
  return [entry("greedy", Greedy), entry("kvsmooth", KvSmooth)];
}

function entry(name: string, schema: z.ZodType): MethodEntry {
  const { description, properties } = JsonSchema.parse(z.toJSONSchema(schema, { io: "input" }));
  const options = Object.entries(properties).filter(([option]) => option !== "method");
  return {
    name,
    summary: description,
    options: options.map(([option, property]) => optionEntry(option, property)),
  };
}

function optionEntry(name: string, property: z.infer<typeof Property>): OptionEntry {
  const values =
    property.enum?.join(" | ") ?? (property.type === "array" ? "[start, end]" : (property.type ?? ""));
  return { name, summary: property.description, values, default: property.default };
}
