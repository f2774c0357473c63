import { type PostgresServer, startPostgres } from "@kvsweep/servers";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl?: string;
  }
}

let server: PostgresServer | undefined;

/** Vitest's setup of a project whose ledgers are kept in PostgreSQL. */
export async function setup(project: TestProject): Promise<void> {
  server = await startPostgres();
  project.provide("postgresUrl", server.url);
}

export async function teardown(): Promise<void> {
  await server?.[Symbol.asyncDispose]();
}
