import type { PostgresServer } from "./postgres.ts";
import type { RedisServer } from "./redis.ts";
import type { S3Server } from "./s3.ts";

export interface FleetServers {
  readonly postgres: Pick<PostgresServer, "url">;
  readonly redis: Pick<RedisServer, "url">;
  readonly s3: Pick<S3Server, "endpoint" | "region" | "bucket" | "accessKeyId" | "secretAccessKey">;
}

/** The variables that coordinator and workers read; captions lie below `prefix` of the bucket. */
export function fleetVariables({ postgres, redis, s3 }: FleetServers, prefix = ""): Record<string, string> {
  return {
    KVSWEEP_DATABASE_URL: postgres.url,
    KVSWEEP_REDIS_URL: redis.url,
    KVSWEEP_STORE: `s3://${s3.bucket}${prefix && `/${prefix}`}`,
    KVSWEEP_S3_ENDPOINT: s3.endpoint,
    KVSWEEP_S3_REGION: s3.region,
    AWS_ACCESS_KEY_ID: s3.accessKeyId,
    AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
  };
}
