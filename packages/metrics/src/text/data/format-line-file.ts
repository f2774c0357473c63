/** What a line file says of itself in its first line, beside the sizes of its sections. */
export type LineFileHeader = Readonly<Record<string, string>>;

/**
 * A line file: a first line of JSON with the header and each section's number of lines, then all lines, section by section.
 * Throws RangeError for a line that holds a line break.
 */
export function formatLineFile(
  header: LineFileHeader,
  sections: Readonly<Record<string, readonly string[]>>,
): string {
  const lines = Object.values(sections).flat();
  const broken = lines.find((line) => line.includes("\n"));
  if (broken !== undefined)
    throw new RangeError(`Cannot write line ${JSON.stringify(broken)}: it holds a line break`);
  const sizes = Object.fromEntries(Object.entries(sections).map(([name, part]) => [name, part.length]));
  return `${[JSON.stringify({ ...header, sections: sizes }), ...lines].join("\n")}\n`;
}
