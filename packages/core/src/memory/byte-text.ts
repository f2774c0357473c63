import bytes from "bytes";

const amount = /^\d+(\.\d+)?\s*[kmgt]i?b$/i;

/** "500MB", "1.5 GB" → bytes; a kilobyte is 1024. Throws RangeError for anything else. */
export function parseBytes(text: string): number {
  // The library takes "2 XB" for two bytes.
  const parsed = amount.test(text.trim()) ? bytes.parse(text.trim().replace(/i(?=b$)/i, "")) : null;
  if (parsed !== null && parsed > 0) return parsed;
  throw new RangeError(`Cannot read "${text}" as an amount of memory: write 500MB, 2GB or the like`);
}

/** So that as much is enough: "1.3 GB", never rounded down. */
export function formatBytes(count: number): string {
  const step = count >= 2 ** 30 ? 2 ** 30 / 10 : 2 ** 20;
  return (
    bytes.format(Math.ceil(count / step) * step, { unitSeparator: " ", decimalPlaces: 1 }) ?? `${count} B`
  );
}
