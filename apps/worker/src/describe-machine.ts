import { cpus, hostname, totalmem } from "node:os";

/** The machine as the ledger's table of workers has it. */
export function describeMachine(provider: string) {
  const [processor] = cpus();
  const device = provider === "cpu" ? (processor?.model.trim() ?? "unknown processor") : provider;
  return { host: hostname(), pid: process.pid, device, memoryBytes: totalmem() };
}
