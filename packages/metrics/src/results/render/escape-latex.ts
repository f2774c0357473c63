const escapes: ReadonlyMap<string, string> = new Map([
  ["\\", String.raw`\textbackslash{}`],
  ["~", String.raw`\textasciitilde{}`],
  ["^", String.raw`\textasciicircum{}`],
  ["<", String.raw`\textless{}`],
  [">", String.raw`\textgreater{}`],
  ["|", String.raw`\textbar{}`],
]);

/** Text that LaTeX prints as it is. */
export function escapeLatex(text: string): string {
  return text.replaceAll(/[\\~^<>|&%$#_{}]/g, (letter) => escapes.get(letter) ?? `\\${letter}`);
}
