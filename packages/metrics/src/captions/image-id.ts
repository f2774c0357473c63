const extension = /\.(?:jpe?g|png|webp|gif|bmp)$/i;
const cocoName = /^COCO_[a-z]+\d{4}_\d{12}$/;

/**
 * One name for an image, however a file refers to it: 7, "7", "0007", "val/COCO_val2014_000000000007.jpg" are all "7".
 * Undefined for what can be no id.
 */
export function imageId(value: unknown): string | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const name = value.trim();
  if (/^\d+$/.test(name)) return withoutZeros(name);
  const file = name.slice(name.lastIndexOf("/") + 1);
  const stem = file.replace(extension, "");
  if (stem === file && !cocoName.test(file)) return name;
  const digits = /\d+$/.exec(stem)?.[0];
  return digits === undefined ? stem : withoutZeros(digits);
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}
