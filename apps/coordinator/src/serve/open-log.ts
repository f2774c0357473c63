import { type Logger, pino } from "pino";

export type Log = Logger;

export function openLog({ program, level }: { readonly program: string; readonly level: string }): Log {
  return pino({ level, base: { program } }, pino.destination(2));
}
