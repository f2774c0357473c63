import type { Terminal } from "../terminal.ts";

/** A terminal that keeps what is written to it. */
export class RecordingTerminal implements Terminal {
  printed = "";
  said = "";

  readonly print = (text: string) => {
    this.printed += text;
  };

  readonly say = (line: string) => {
    this.said += `${line}\n`;
  };
}
