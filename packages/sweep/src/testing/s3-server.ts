import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { listenLocally } from "./listen-locally.ts";

export interface S3Server extends AsyncDisposable {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly bucket: string;
  readonly port: number;
  readonly folder: string;
  kill(signal?: NodeJS.Signals): Promise<void>;
  restart(): Promise<void>;
}

export interface Toxic {
  readonly type: string;
  readonly stream?: "upstream" | "downstream";
  readonly toxicity?: number;
  readonly attributes?: Readonly<Record<string, number>>;
}

export interface Proxy {
  readonly port: number;
  disable(): Promise<void>;
  enable(): Promise<void>;
  addToxic(toxic: Toxic): Promise<string>;
  removeToxic(name: string): Promise<void>;
}

export interface ToxiproxyServer extends AsyncDisposable {
  proxy(target: { readonly name: string; readonly upstream: string }): Promise<Proxy>;
}

const programs = {
  s3: join(homedir(), ".cache/kvsweep/bin/versitygw-1.8.0"),
  toxiproxy: join(homedir(), ".cache/kvsweep/bin/toxiproxy-2.5.0"),
};

export function cannotStart(name: keyof typeof programs): string | undefined {
  return existsSync(programs[name]) ? undefined : `${programs[name]} is not there`;
}

export async function startS3({ bucket }: { readonly bucket: string }): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), "kvsweep-s3-"));
  const [data, versions, users] = [join(folder, "data"), join(folder, "versions"), join(folder, "users")];
  for (const path of [join(data, bucket), versions, users]) await mkdir(path, { recursive: true });
  const [region, accessKeyId, secretAccessKey] = ["us-east-1", "kvsweep", randomBytes(20).toString("hex")];
  const port = await freePort();
  const args = [
    "--port",
    `127.0.0.1:${port}`,
    "--access",
    accessKeyId,
    "--secret",
    secretAccessKey,
    "--region",
    region,
  ];
  args.push("--keep-alive", "--quiet", "--iam-dir", users, "posix", "--versioning-dir", versions, data);
  const launch = () => startProgram(programs.s3, args, port);
  let child = await launch();
  const kill = async (signal: NodeJS.Signals = "SIGKILL") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    ...{ region, accessKeyId, secretAccessKey, bucket, port, folder, kill },
    restart: async () => {
      await kill("SIGTERM");
      child = await launch();
    },
    [Symbol.asyncDispose]: async () => {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

export async function startToxiproxy(): Promise<ToxiproxyServer> {
  const api = await freePort();
  const child = await startProgram(programs.toxiproxy, ["-host", "127.0.0.1", "-port", String(api)], api);
  const send = async (method: string, path: string, body?: object) => {
    const url = `http://127.0.0.1:${api}/proxies${path}`;
    const response = await fetch(url, { method, body: body ? JSON.stringify(body) : null });
    if (!response.ok) throw new Error(await response.text());
    await response.arrayBuffer();
  };
  return {
    proxy: async ({ name, upstream }) => {
      const port = await freePort();
      await send("POST", "", { name, upstream, listen: `127.0.0.1:${port}`, enabled: true });
      return {
        port,
        disable: () => send("POST", `/${name}`, { enabled: false }),
        enable: () => send("POST", `/${name}`, { enabled: true }),
        addToxic: async (toxic) => {
          const toxicName = `${toxic.type}-${randomBytes(4).toString("hex")}`;
          await send("POST", `/${name}/toxics`, { ...toxic, name: toxicName });
          return toxicName;
        },
        removeToxic: (toxicName) => send("DELETE", `/${name}/toxics/${toxicName}`),
      };
    },
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function startProgram(program: string, args: readonly string[], port: number) {
  const child = spawn(program, args, { stdio: "ignore", env: { LOG_LEVEL: "error" } });
  const giveUp = Date.now() + 10_000;
  while (!(await answers(port))) {
    if (Date.now() > giveUp) throw new Error(`${program} does not answer`);
    await sleep(10);
  }
  return child;
}

async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/`, { method: "HEAD" });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenLocally(server);
  server.close();
  await once(server, "close");
  return port;
}
