import { z } from "zod";
import { SweepFile } from "./sweep-file.ts";

/** The JSON Schema of sweep files, for editors; `kvsweep` writes it to sweeps/sweep.schema.json. */
export function sweepJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(SweepFile, { io: "input" });
  return { ...schema, title: "kvsweep sweep file" };
}
