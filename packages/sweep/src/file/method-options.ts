import { Method } from "@kvsweep/core/methods";
import { z } from "zod";

/** One option of one method, from core's schema of it. */
export interface MethodOption {
  readonly method: string;
  readonly name: string;
  /** Of one value. */
  readonly schema: z.core.$ZodType;
  /** For editors: what it is, and its default. */
  readonly help: string;
}

/** The options of a method, in the order that core gives them. */
export function methodOptions(method: z.ZodObject<{ method: z.ZodLiteral<string> }>): MethodOption[] {
  return Object.entries<z.ZodType>(method.shape).flatMap(([name, field]) =>
    name === "method" ? [] : [{ method: method.shape.method.value, name, ...unwrapped(name, field) }],
  );
}

/** The options of all methods. */
export const allMethodOptions: readonly MethodOption[] = Method.options.flatMap(methodOptions);

function unwrapped(name: string, field: z.ZodType): Pick<MethodOption, "schema" | "help"> {
  if (!(field instanceof z.ZodDefault)) return { schema: field, help: field.description ?? name };
  const schema = field.unwrap();
  const text = field.description ?? z.globalRegistry.get(schema)?.description ?? name;
  return { schema, help: `${text} (default ${JSON.stringify(field.def.defaultValue)})` };
}
