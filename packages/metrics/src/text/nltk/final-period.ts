import { isPySpace } from "./python-text.ts";

/**
 * Sets the text's last period apart if nothing but `closers` and then whitespace follows it, and no period stands before it.
 * What followed is kept after `gap`, without the whitespace. Scans instead of matching: linear for any text.
 */
export function splitFinalPeriod(text: string, closers: string, gap: string): string {
  const period = text.lastIndexOf(".");
  if (period < 1 || text.charAt(period - 1) === ".") return text;
  let end = period + 1;
  while (end < text.length && closers.includes(text.charAt(end))) end++;
  let rest = end;
  while (rest < text.length && isPySpace(text.charAt(rest))) rest++;
  if (rest < text.length) return text;
  return `${text.slice(0, period)} .${gap}${text.slice(period + 1, end)} `;
}
