import {
  type PostgresServer,
  type RedisServer,
  type S3Server,
  type Proxy as ServerProxy,
  startPostgres,
  startRedis,
  startS3,
  startToxiproxy,
} from "@kvsweep/servers";
import { ClosingStack } from "@kvsweep/sweep";
import { type S3Faults, startS3Faults } from "./s3-faults.ts";

/** What a fleet stands on. Each server is behind a proxy, which the fleet's programs use. */
export interface FleetServers extends AsyncDisposable {
  readonly postgres: PostgresServer;
  readonly redis: RedisServer;
  readonly s3: S3Server;
  readonly proxies: Readonly<Record<"postgres" | "redis" | "s3", ServerProxy>>;
  /** Answers in the store's place where it is told to. */
  readonly s3Faults: S3Faults;
  /** Where the fleet's programs find them. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts PostgreSQL, Redis with its append-only file, and a store, all of them empty. Rejects with ServerError. */
export async function startFleetServers(): Promise<FleetServers> {
  const stack = new ClosingStack();
  const closed = <Opened extends AsyncDisposable>(opened: Opened) => {
    stack.defer(async () => opened[Symbol.asyncDispose]());
    return opened;
  };
  try {
    const postgres = closed(await startPostgres());
    const redis = closed(await startRedis({ appendOnly: true }));
    const s3 = closed(await startS3({ bucket: "captions" }));
    const s3Faults = closed(await startS3Faults(s3.port));
    const toxiproxy = closed(await startToxiproxy());
    const proxied = (name: string, port: number) => toxiproxy.proxy({ name, upstream: `127.0.0.1:${port}` });
    const proxies = {
      postgres: await proxied("postgres", postgres.port),
      redis: await proxied("redis", redis.port),
      s3: await proxied("s3", s3Faults.port),
    };
    const env = {
      KVSWEEP_DATABASE_URL: atPort(postgres.url, proxies.postgres.port),
      KVSWEEP_REDIS_URL: atPort(redis.url, proxies.redis.port),
      KVSWEEP_STORE: `s3://${s3.bucket}/chaos`,
      KVSWEEP_S3_ENDPOINT: atPort(s3.endpoint, proxies.s3.port),
      KVSWEEP_S3_REGION: s3.region,
      AWS_ACCESS_KEY_ID: s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
    };
    const dispose = () => stack.close();
    return { postgres, redis, s3, proxies, s3Faults, env, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await stack.close();
    throw error;
  }
}

function atPort(address: string, port: number): string {
  const url = new URL(address);
  url.port = String(port);
  return url.href.replace(/\/$/, "");
}
