import { type RedisServer, startRedis } from "@kvsweep/servers";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    redisUrl?: string;
  }
}

let server: RedisServer | undefined;

/** Vitest's setup of a project whose queues are kept in Redis. */
export async function setup(project: TestProject): Promise<void> {
  server = await startRedis();
  project.provide("redisUrl", server.url);
}

export async function teardown(): Promise<void> {
  await server?.[Symbol.asyncDispose]();
}
