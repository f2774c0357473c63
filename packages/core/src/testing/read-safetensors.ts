import { readFileSync } from "node:fs";
import { z } from "zod";

const Entry = z.object({
  dtype: z.enum(["F32", "U8"]),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int(), z.int()]),
});

/** One tensor of a reference file. */
export interface ReferenceTensor {
  dtype: "F32" | "U8";
  shape: number[];
  data: Float32Array | Uint8Array;
}

/** Every tensor of a small safetensors file of reference numbers (F32 and U8 only), by name. */
export function readSafetensors(file: string): Map<string, ReferenceTensor> {
  const bytes = new Uint8Array(readFileSync(file));
  const headerEnd = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const header = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(new TextDecoder().decode(bytes.subarray(8, headerEnd))));
  delete header["__metadata__"];
  return new Map(
    Object.entries(header).map(([name, value]) => {
      const { dtype, shape, data_offsets } = Entry.parse(value);
      const copy = bytes.slice(headerEnd + data_offsets[0], headerEnd + data_offsets[1]);
      return [name, { dtype, shape, data: dtype === "F32" ? new Float32Array(copy.buffer) : copy }];
    }),
  );
}
