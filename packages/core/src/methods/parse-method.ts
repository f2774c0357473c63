import { MethodError } from "../errors.ts";
import { Greedy, KvSmooth, Method } from "./method.ts";

const schemas = { greedy: Greedy, kvsmooth: KvSmooth } as const;

/**
 * A method as people write it, a name or a JSON object, with all defaults filled in.
 * Throws MethodError naming the option that does not exist or has no such value.
 */
export function parseMethod(text: string): Method {
  const parsed = Method.safeParse(text.trimStart().startsWith("{") ? parseJson(text) : { method: text });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new MethodError(
    `Cannot use method ${text}: ${issue?.path.join(".") || "it"}: ${issue?.message ?? "is not valid"}`,
    `Known: ${Object.entries(schemas)
      .map(([name, { shape }]) => describe(name, Object.keys(shape)))
      .join("; ")}.`,
    { cause: parsed.error },
  );
}

const describe = (name: string, options: readonly string[]) =>
  options.length > 1 ? `${name} (${options.slice(1).join(", ")})` : name;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MethodError(
      `Cannot use method ${text}: it is not JSON`,
      `Quote it for your shell: --method '{"method":"kvsmooth","lambdaRef":0.5,"layers":[1,8]}'.`,
      { cause },
    );
  }
}
