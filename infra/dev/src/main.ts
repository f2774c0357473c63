import { relative, resolve } from "node:path";
import yargs from "yargs";
import { defaultFolder } from "./default-folder.ts";
import { DevFolder, type Running } from "./dev-folder.ts";
import { start } from "./start.ts";
import { stop } from "./stop.ts";
import { supervise } from "./supervise.ts";

const root = resolve(import.meta.dirname, "../../..");
const say = (text: string) => process.stderr.write(`${text}\n`);

async function main(): Promise<void> {
  const argv = await yargs(process.argv.slice(2))
    .scriptName("npm run dev --")
    .usage("$0 [options]\n\nA whole fleet on this machine: Redis, PostgreSQL, S3, a coordinator and workers.")
    .options({
      down: { type: "boolean", default: false, describe: "End the fleet; its data stay" },
      workers: { type: "number", default: 2, describe: "How many workers" },
      port: { type: "number", default: 7411, describe: "The coordinator's port" },
      folder: {
        type: "string",
        default: defaultFolder(root, process.getuid?.() === 0),
        describe: "Where all of it lives",
      },
      supervise: { type: "boolean", default: false, describe: "Stay in the foreground; Ctrl-C ends it" },
    })
    .strict()
    .parseAsync();
  const folder = new DevFolder(resolve(argv.folder));
  if (argv.down) {
    say((await stop(folder)) ? "The fleet has ended. Its data are kept." : "No fleet runs here.");
  } else if (argv.supervise) {
    const ends = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => ends.abort());
    await supervise({ folder, workers: argv.workers, port: argv.port, signal: ends.signal });
  } else {
    say(howTo(await start({ folder, workers: argv.workers, port: argv.port }), folder));
  }
}

function howTo({ url, workers }: Running, { path, envFile }: DevFolder): string {
  const here = (file: string) => relative(process.cwd(), file) || ".";
  const kvsweep = "node apps/coordinator/bin/kvsweep.js";
  return `A fleet runs: the coordinator at ${url}, ${workers.map(({ id, pid }) => `${id} (process ${pid})`).join(", ")}.

  ${kvsweep} submit sweeps/quickstart.yaml --server ${url} --watch
  ${kvsweep} workers --server ${url}
  . ${here(envFile)} && psql "$KVSWEEP_DATABASE_URL"      # the ledger in SQL
  tail -f ${here(path)}/logs/*.log
  npm run dev -- --down`;
}

try {
  await main();
} catch (error) {
  const advice = error instanceof Error && "advice" in error ? `\n  ${error.advice}` : "";
  say(`${error instanceof Error ? error.message : String(error)}${advice}`);
  process.exitCode = 3;
}
