export type { ServerName } from "../programs.mjs";
export { cannotStart } from "./cannot-start.ts";
export { ServerError } from "./errors.ts";
export { type PostgresOptions, type PostgresServer, startPostgres } from "./postgres.ts";
export { type RedisOptions, type RedisServer, startRedis } from "./redis.ts";
export { type S3Options, type S3Server, startS3 } from "./s3.ts";
export type { ServerProcess } from "./server-process.ts";
export { type Proxy, startToxiproxy, type Toxic, type ToxiproxyServer } from "./toxiproxy.ts";
