import type { PostgresServer, RedisServer, S3Server } from "@kvsweep/servers";

export interface DevServers {
  readonly postgres: Pick<PostgresServer, "url">;
  readonly redis: Pick<RedisServer, "url">;
  readonly s3: Pick<S3Server, "endpoint" | "region" | "bucket" | "accessKeyId" | "secretAccessKey">;
}

/** The variables that coordinator and workers read. */
export function fleetVariables({ postgres, redis, s3 }: DevServers): Record<string, string> {
  return {
    KVSWEEP_DATABASE_URL: postgres.url,
    KVSWEEP_REDIS_URL: redis.url,
    KVSWEEP_STORE: `s3://${s3.bucket}`,
    KVSWEEP_S3_ENDPOINT: s3.endpoint,
    KVSWEEP_S3_REGION: s3.region,
    AWS_ACCESS_KEY_ID: s3.accessKeyId,
    AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
  };
}

/** A file of variables for a shell to read. */
export function shellFile(variables: Readonly<Record<string, string>>): string {
  const quoted = (value: string) => `'${value.replaceAll("'", String.raw`'\''`)}'`;
  return Object.entries(variables)
    .map(([name, value]) => `export ${name}=${quoted(value)}\n`)
    .join("");
}
