import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const program = "/usr/sbin/pgbouncer";

/** Why there is no pgbouncer here; undefined where there is one. */
export function cannotStartPgbouncer(): string | undefined {
  return existsSync(program) ? undefined : "install Debian's `pgbouncer`";
}

/** A pgbouncer in transaction mode with two connections to a Postgres, at `url`. */
export async function startPgbouncer(upstream: string): Promise<AsyncDisposable & { readonly url: string }> {
  const { username, password, host, hostname, port: to, pathname } = new URL(upstream);
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-pgbouncer-"));
  const port = await freePort();
  const [ini, users] = [join(folder, "pgbouncer.ini"), join(folder, "users")];
  await writeFile(users, `"${username}" "${decodeURIComponent(password)}"\n`);
  const settings = [
    `[databases]\n* = host=${hostname} port=${to}\n[pgbouncer]`,
    `listen_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =`,
    `auth_type = scram-sha-256\nauth_file = ${users}\npool_mode = transaction\ndefault_pool_size = 2`,
  ];
  await writeFile(ini, `${settings.join("\n")}\n`);
  // It refuses to run as root, and any other user does.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
  if (nobody) for (const path of [folder, ini, users]) await chown(path, nobody.uid, nobody.gid);
  const child = spawn(program, ["-q", ini], { stdio: "ignore", ...nobody });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`Cannot start pgbouncer: exit code ${child.exitCode}`);
    await delay(10);
  }
  return {
    url: upstream.replace(`@${host}${pathname}`, `@127.0.0.1:${port}${pathname}`),
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
