import { type FileHandle, open } from "node:fs/promises";
import { z } from "zod";
import { elementCount } from "../element-count.ts";
import { CheckpointError } from "../errors.ts";
import { checkRegular } from "./check-regular.ts";
import { bytesOf, type Dtype, isDtype, weightDtypes } from "./dtype.ts";

/** Where one tensor lies: bytes `[offset, offset + length)` of a file. */
export interface TensorLocation {
  /** What the file calls it. */
  readonly name: string;
  readonly file: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly length: number;
  /** Where onnxruntime finds a product's weight packed in the same file, in its own words. */
  readonly packed?: string | undefined;
}

const Entry = z.object({
  dtype: z.string(),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});

const lengthBytes = 8;
/** The format's own limit. */
const longestHeader = 100_000_000;
const again = "Download the file again; compare its size with the one on the hub.";

/**
 * Reads the header of a safetensors file and checks it against the file: no weight is read.
 * Throws CheckpointError naming file, tensor and both figures for everything that does not fit.
 * Format: huggingface/safetensors, README, "Format".
 */
export async function readSafetensorsHeader(file: string): Promise<Map<string, TensorLocation>> {
  await using handle = await openFile(file);
  const { size } = await handle.stat();
  const header = await readHeader(handle, file, size);
  const dataStart = lengthBytes + header.byteLength;
  const tensors = new Map<string, TensorLocation>();
  for (const [name, value] of Object.entries(parseHeader(header, file))) {
    if (name !== "__metadata__") tensors.set(name, location(file, name, value, dataStart));
  }
  checkCover(file, tensors, dataStart, size);
  return tensors;
}

async function openFile(file: string): Promise<FileHandle> {
  const opened = async () => {
    await checkRegular(file);
    return open(file);
  };
  return opened().catch((cause: unknown) => {
    if (cause instanceof CheckpointError) throw cause;
    throw new CheckpointError(`Cannot open "${file}": it does not exist or cannot be read`, again, { cause });
  });
}

async function readHeader(handle: FileHandle, file: string, size: number): Promise<Buffer> {
  const prefix = Buffer.alloc(lengthBytes);
  const { bytesRead } = await handle.read(prefix, 0, lengthBytes, 0);
  if (bytesRead < lengthBytes) {
    throw new CheckpointError(
      `Cannot read "${file}": ${size} bytes are too short for a safetensors file`,
      again,
    );
  }
  const length = prefix.readBigUInt64LE();
  if (length > BigInt(size - lengthBytes)) {
    throw new CheckpointError(
      `Cannot read "${file}": its header claims ${length} bytes and is longer than the file, which has ${size}`,
      again,
    );
  }
  if (length > longestHeader) {
    throw new CheckpointError(
      `Cannot read "${file}": its header claims ${length} bytes, at most ${longestHeader} are allowed`,
      again,
    );
  }
  const header = Buffer.alloc(Number(length));
  await handle.read(header, 0, header.length, lengthBytes);
  return header;
}

function parseHeader(header: Buffer, file: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(header.toString("utf8"));
  } catch (cause) {
    throw new CheckpointError(`Cannot read "${file}": its header is not JSON`, again, { cause });
  }
  const object = z.record(z.string(), z.unknown()).safeParse(parsed);
  if (!object.success) throw new CheckpointError(`Cannot read "${file}": its header is not an object`, again);
  return object.data;
}

function location(file: string, name: string, value: unknown, dataStart: number): TensorLocation {
  const entry = Entry.safeParse(value);
  if (!entry.success) {
    throw new CheckpointError(
      `Cannot read tensor "${name}" of "${file}": its entry has no dtype, shape and data_offsets`,
      again,
    );
  }
  const { dtype, shape } = entry.data;
  const [begin, end] = entry.data.data_offsets;
  if (!isDtype(dtype)) {
    throw new CheckpointError(
      `Cannot read tensor "${name}" of "${file}": its dtype is ${dtype}, ${weightDtypes.join(", ")} load`,
      "Convert it with save_pretrained, after to(torch.float16) or the like.",
    );
  }
  const length = bytesOf[dtype] * elementCount(shape);
  if (begin > end || end - begin !== length) {
    throw new CheckpointError(
      `Cannot read tensor "${name}" of "${file}": its offsets ${begin} to ${end} hold ${end - begin} bytes, ` +
        `${dtype} [${shape.join(", ")}] needs ${length}`,
      again,
    );
  }
  return { name, file, dtype, shape, offset: dataStart + begin, length };
}

function checkCover(
  file: string,
  tensors: ReadonlyMap<string, TensorLocation>,
  dataStart: number,
  size: number,
): void {
  const inOrder = [...tensors].sort(([, a], [, b]) => a.offset - b.offset || a.length - b.length);
  const needed = inOrder.reduce((most, [, { offset, length }]) => Math.max(most, offset + length), dataStart);
  const beyond = inOrder.find(([, tensor]) => tensor.offset + tensor.length > size);
  if (beyond) {
    throw new CheckpointError(
      `Cannot read tensor "${beyond[0]}" of "${file}": its bytes lie beyond the file, ` +
        `which has ${size} bytes and is shorter than the ${needed} that its header promises`,
      again,
    );
  }
  let end = dataStart;
  let before = "the header";
  for (const [name, tensor] of inOrder) {
    if (tensor.offset !== end) {
      const what = tensor.offset < end ? "overlap" : "leave a gap";
      throw new CheckpointError(
        `Cannot read "${file}": the bytes of "${before}" and "${name}" ${what}`,
        again,
      );
    }
    end = tensor.offset + tensor.length;
    before = name;
  }
  if (end !== size) {
    throw new CheckpointError(
      `Cannot read "${file}": it has ${size} bytes and is longer than the ${end} that its header promises`,
      again,
    );
  }
}
