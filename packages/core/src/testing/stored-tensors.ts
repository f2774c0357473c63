import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

const Entry = z.object({
  dtype: z.string(),
  shape: z.array(z.int()),
  data_offsets: z.tuple([z.int(), z.int()]),
});
const Header = z.looseObject({ __metadata__: z.unknown().optional() }).catchall(Entry);

/** A tensor as a safetensors file holds it. */
export interface StoredTensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** Every tensor of a small safetensors file, of whatever dtype, in the order of its bytes. */
export function readStoredTensors(file: string): Map<string, StoredTensor> {
  const { text, data } = readParts(file);
  const { __metadata__, ...entries } = Header.parse(JSON.parse(text));
  return new Map(
    Object.entries(entries)
      .sort(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0])
      .map(([name, { dtype, shape, data_offsets }]) => [
        name,
        { dtype, shape, data: data.subarray(...data_offsets) },
      ]),
  );
}

/** Writes the tensors one behind the other. */
export function writeStoredTensors(file: string, tensors: ReadonlyMap<string, StoredTensor>): void {
  let end = 0;
  const entries = [...tensors].map(([name, { dtype, shape, data }]) => {
    const begin = end;
    end += data.length;
    return [name, { dtype, shape, data_offsets: [begin, end] }];
  });
  const data = Buffer.concat([...tensors.values()].map((tensor) => tensor.data));
  writeParts(file, { text: JSON.stringify(Object.fromEntries(entries)), data });
}

/** A file's header and what stands behind it. */
export interface SafetensorsParts {
  readonly text: string;
  readonly data: Uint8Array;
}

export function readParts(file: string): SafetensorsParts {
  // No Buffer: its slice() would share memory with the file's other tensors.
  const bytes = new Uint8Array(readFileSync(file));
  const end = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
  return { text: new TextDecoder().decode(bytes.subarray(8, end)), data: bytes.subarray(end) };
}

export function writeParts(file: string, { text, data }: SafetensorsParts): void {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(text)));
  writeFileSync(file, Buffer.concat([length, Buffer.from(text), data]));
}
