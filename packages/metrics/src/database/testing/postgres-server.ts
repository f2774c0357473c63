import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import type { Database } from "../database.ts";

const run = promisify(execFile);
const installed = "/usr/lib/postgresql";

/** Folder of the newest Postgres of at least version 15 that Debian's packages installed; undefined where there is none. */
export function postgresBinaries(): string | undefined {
  const versions = existsSync(installed) ? readdirSync(installed).map(Number) : [];
  const [newest] = versions.filter((version) => version >= 15).sort((a, b) => b - a);
  return newest === undefined ? undefined : join(installed, String(newest), "bin");
}

export interface PostgresServer extends AsyncDisposable {
  readonly db: Database;
}

/** An empty Postgres of this process's own, in a temporary folder and reached by a socket in it, so that it needs no port. */
export async function startPostgres(binaries: string): Promise<PostgresServer> {
  const { stdout } = await runAsPostgres("mktemp", ["-d", join(tmpdir(), "kvsweep-pg-XXXXXX")]);
  const folder = stdout.trim();
  const data = join(folder, "data");
  const made = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"];
  await runAsPostgres(join(binaries, "initdb"), ["-D", data, ...made]);
  const settings = "-c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
  const control = (...more: string[]) =>
    runAsPostgres(join(binaries, "pg_ctl"), ["-D", data, "-w", "-l", join(folder, "log"), ...more]);
  await control("-o", `${settings} -c unix_socket_directories=${folder}`, "start");
  const pool = new Pool({ host: folder, user: "postgres", database: "postgres" });
  return {
    db: drizzle(pool),
    [Symbol.asyncDispose]: async () => {
      await pool.end();
      await control("-m", "immediate", "stop");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Postgres refuses to run as root. */
function runAsPostgres(command: string, args: readonly string[]) {
  const isRoot = process.getuid?.() === 0;
  return isRoot ? run("runuser", ["-u", "postgres", "--", command, ...args]) : run(command, [...args]);
}
