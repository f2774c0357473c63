import { z } from "zod";
import { FleetSettingsError } from "../errors.ts";

/** The variables that say where a fleet's servers are: coordinator and workers read the same ones. */
const FleetVariables = z.object({
  KVSWEEP_DATABASE_URL: z.string().optional(),
  KVSWEEP_REDIS_URL: z.string().optional(),
  KVSWEEP_STORE: z.string().optional(),
  KVSWEEP_S3_ENDPOINT: z.string().optional(),
  KVSWEEP_S3_REGION: z.string().optional(),
  KVSWEEP_S3_PATH_STYLE: z.enum(["true", "false"], "it is neither true nor false").optional(),
  KVSWEEP_REDIS_PREFIX: z.string().min(1, "it is empty").default("kvsweep"),
  KVSWEEP_REDIS_VOLATILE: z.enum(["true", "false"], "it is neither true nor false").default("false"),
});

/** Where captions are kept: a bucket, or a folder that all machines share. */
export type StoreAddress =
  | { readonly kind: "folder"; readonly folder: string }
  | {
      readonly kind: "s3";
      readonly bucket: string;
      readonly prefix: string;
      readonly endpoint: string | undefined;
      readonly region: string | undefined;
      readonly forcePathStyle: boolean;
    };

/** Where a fleet's servers are. */
export interface FleetSettings {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
  /** Takes a Redis that forgets its jobs at a restart. */
  readonly allowVolatile: boolean;
  readonly store: StoreAddress;
}

/** Reads a fleet's servers from environment variables. Throws FleetSettingsError for what is missing or wrong. */
export function fleetSettings(variables: NodeJS.ProcessEnv): FleetSettings {
  const parsed = FleetVariables.safeParse(variables);
  if (!parsed.success) {
    const [{ path, message } = { path: [], message: "" }] = parsed.error.issues;
    throw new FleetSettingsError(path.join("."), message, { cause: parsed.error });
  }
  const env = parsed.data;
  return {
    databaseUrl: url("KVSWEEP_DATABASE_URL", env.KVSWEEP_DATABASE_URL, ["postgres:", "postgresql:"]),
    redisUrl: url("KVSWEEP_REDIS_URL", env.KVSWEEP_REDIS_URL, ["redis:", "rediss:"]),
    redisPrefix: env.KVSWEEP_REDIS_PREFIX,
    allowVolatile: env.KVSWEEP_REDIS_VOLATILE === "true",
    store: storeAddress(env),
  };
}

function url(name: string, value: string | undefined, protocols: readonly string[]): string {
  if (!value) throw new FleetSettingsError(name, "it is not set");
  const protocol = URL.canParse(value) ? new URL(value).protocol : "";
  // The value may hold a password.
  if (!protocols.includes(protocol)) throw new FleetSettingsError(name, `it is no ${protocols[0]}// URL`);
  return value;
}

function storeAddress(env: z.output<typeof FleetVariables>): StoreAddress {
  const { KVSWEEP_STORE: store, KVSWEEP_S3_ENDPOINT: endpoint, KVSWEEP_S3_REGION: region } = env;
  if (!store) throw new FleetSettingsError("KVSWEEP_STORE", "it is not set");
  if (!store.includes("://")) return { kind: "folder", folder: store };
  const [, bucket, prefix = ""] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(store) ?? [];
  if (bucket === undefined) {
    throw new FleetSettingsError("KVSWEEP_STORE", "it is neither s3://bucket/prefix nor a folder");
  }
  // Servers other than AWS rarely have a host name a bucket.
  const forcePathStyle = (env.KVSWEEP_S3_PATH_STYLE ?? String(endpoint !== undefined)) === "true";
  return { kind: "s3", bucket, prefix, endpoint, region, forcePathStyle };
}
