/** Where a command writes: results to standard output, everything else to standard error. */
export interface Terminal {
  /** Writes a result as it is. */
  readonly print: (text: string) => void;
  /** Writes a line for people. */
  readonly say: (line: string) => void;
}

export const processTerminal: Terminal = {
  print: (text) => process.stdout.write(text),
  say: (line) => process.stderr.write(`${line}\n`),
};
