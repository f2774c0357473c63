import { z } from "zod";
import { elementCount } from "../element-count.ts";
import { TraceError } from "../errors.ts";

/** Element types of the files that this module reads and writes. */
const arrays = { F32: Float32Array, I32: Int32Array, U8: Uint8Array } as const;

export interface StoredTensor {
  readonly dtype: keyof typeof arrays;
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array | Uint8Array;
}

export interface SafetensorsFile {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

const Entry = z.object({
  dtype: z.enum(["F32", "I32", "U8"]),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});
const Header = z.record(z.string(), z.unknown());
const Metadata = z.record(z.string(), z.string()).default({});

const lengthBytes = 8;
/** Data begin on a multiple of this, so that readers may map them. */
const alignment = 8;

/** Small tensors as the bytes of a safetensors file; the same tensors always give the same bytes. */
export function encodeSafetensors({ tensors, metadata }: SafetensorsFile): Uint8Array<ArrayBuffer> {
  let end = 0;
  const entries = [...tensors].map(([name, { dtype, shape, data }]) => {
    const begin = end;
    end += data.byteLength;
    return [name, { dtype, shape, data_offsets: [begin, end] }];
  });
  const json = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(entries) });
  const unpadded = new TextEncoder().encode(json).length;
  const header = new TextEncoder().encode(
    json + " ".repeat((alignment - (unpadded % alignment)) % alignment),
  );
  const bytes = new Uint8Array(lengthBytes + header.length + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, lengthBytes);
  let at = lengthBytes + header.length;
  for (const { data } of tensors.values()) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

/** Reads back what encodeSafetensors() wrote, whole. Throws TraceError for other bytes. */
export function decodeSafetensors(bytes: Uint8Array): SafetensorsFile {
  try {
    const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
    const start = lengthBytes + length;
    const header = Header.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(lengthBytes, start))));
    const { __metadata__: metadata, ...entries } = header;
    const tensors = Object.entries(entries).map(([name, entry]): [string, StoredTensor] => [
      name,
      storedTensor(bytes, start, Entry.parse(entry)),
    ]);
    return { tensors: new Map(tensors), metadata: Metadata.parse(metadata) };
  } catch (cause) {
    throw new TraceError(
      "Cannot read a trace: it is not a safetensors file of F32, I32 and U8 tensors",
      "It was cut short or changed: make it again.",
      { cause },
    );
  }
}

function storedTensor(
  bytes: Uint8Array,
  start: number,
  { dtype, shape, data_offsets: [begin, end] }: z.infer<typeof Entry>,
): StoredTensor {
  // Not slice(): that of a Buffer copies nothing, and its place in memory may not suit the array.
  const copy = Uint8Array.from(bytes.subarray(start + begin, start + end));
  const data = new arrays[dtype](copy.buffer);
  const count = elementCount(shape);
  if (data.length !== count)
    throw new RangeError(`${data.length} elements do not fill [${shape.join(", ")}]`);
  return { dtype, shape, data };
}
