/**
 * Turns runs of byte tokens (`<0x0A>`) into text. A run that is not UTF-8 as a whole becomes one U+FFFD a byte,
 * its ASCII bytes included, as in the tokenizers library of Hugging Face.
 */
export function byteFallback(tokens: readonly string[]): string[] {
  const pieces: string[] = [];
  let run: number[] = [];
  for (const token of tokens) {
    const byte = byteOf(token);
    if (byte !== undefined) {
      run.push(byte);
      continue;
    }
    pieces.push(textOf(run), token);
    run = [];
  }
  return [...pieces, textOf(run)];
}

function byteOf(token: string): number | undefined {
  const digits = /^<0x([0-9A-Fa-f]{2})>$/.exec(token)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function textOf(bytes: readonly number[]): string {
  try {
    return utf8.decode(Uint8Array.from(bytes));
  } catch {
    return "\uFFFD".repeat(bytes.length);
  }
}
