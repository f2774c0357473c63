import { cli } from "./cli.ts";

// What belongs to this process ends with it: servers, coordinator and workers.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
try {
  process.exitCode = await cli(process.argv.slice(2), { say: console.error, print: console.log });
} catch (error) {
  const advice = error instanceof Error && "advice" in error ? `\n${String(error.advice)}` : "";
  console.error(`${error instanceof Error ? error.message : String(error)}${advice}`);
  process.exitCode = 1;
}
