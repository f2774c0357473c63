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

/** A reader that has enough, such as `| head`, is no error: what it did not read is dropped, and the command goes on. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
