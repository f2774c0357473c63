/** Inputs that share a scale. */
const block = 32;
/** The language model's products; embeddings, norms and the image encoder stay as they are. */
const isProduct = (name: string) => /language_model.*(_proj|lm_head)\.weight$|^lm_head\.weight$/.test(name);

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** A safetensors file of F16 weights with the products' rounded to so many bits, and stored as F32. */
export function quantised(file: Buffer, bits: number): Buffer {
  const start = 8 + Number(file.readBigUInt64LE());
  const header: Record<string, Entry> = JSON.parse(file.subarray(8, start).toString());
  const tensors = Object.entries(header).filter(([name]) => name !== "__metadata__");
  let end = 0;
  const parts: Buffer[] = [];
  const entries = tensors.map(
    ([
      name,
      {
        dtype,
        shape,
        data_offsets: [from, to],
      },
    ]) => {
      const bytes = file.subarray(start + from, start + to);
      const rounded = isProduct(name) ? roundedWeights(bytes, dtype, bits) : bytes;
      const begin = end;
      end += rounded.length;
      parts.push(rounded);
      return [name, { dtype: rounded === bytes ? dtype : "F32", shape, data_offsets: [begin, end] }];
    },
  );
  const json = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, ...parts]);
}

function roundedWeights(bytes: Buffer, dtype: string, bits: number): Buffer {
  if (dtype !== "F16") throw new Error(`Cannot round weights of type ${dtype}: this bench reads F16`);
  const weights = Float32Array.from({ length: bytes.length / 2 }, (_, i) => half(bytes.readUInt16LE(2 * i)));
  const most = 2 ** (bits - 1) - 1;
  for (let at = 0; at < weights.length; at += block) {
    const part = weights.subarray(at, at + block);
    const scale = part.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) / most || 1;
    part.forEach((weight, i) => {
      part[i] = Math.round(weight / scale) * scale;
    });
  }
  return Buffer.from(weights.buffer);
}

/** IEEE 754 binary16. */
function half(word: number): number {
  const [sign, exponent, fraction] = [word >> 15 ? -1 : 1, (word >> 10) & 31, word & 1023];
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
