import {
  type Database,
  migrateDatabase,
  openPostgresDatabase,
  type TokenRole,
} from "@kvsweep/metrics/database";
import { createToken, listTokens, revokeToken } from "../api/tokens.ts";
import { exitCodes } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface Place {
  readonly databaseUrl: string;
}

/** Makes a token and prints it, this once. */
export async function createTokenCommand(
  { databaseUrl, name, role }: Place & { readonly name: string; readonly role: TokenRole },
  terminal: Terminal,
): Promise<number> {
  return withDatabase(databaseUrl, async (db) => {
    terminal.print(`${await createToken(db, { name, role })}\n`);
    terminal.say(`Keep it: it is shown this once. Use it as KVSWEEP_TOKEN; its role is ${role}.`);
  });
}

export async function revokeTokenCommand(
  { databaseUrl, name }: Place & { readonly name: string },
  terminal: Terminal,
): Promise<number> {
  return withDatabase(databaseUrl, async (db) => {
    await revokeToken(db, name);
    terminal.say(`The token "${name}" is refused from now on.`);
  });
}

export async function listTokensCommand(
  { databaseUrl, json }: Place & { readonly json: boolean },
  terminal: Terminal,
): Promise<number> {
  return withDatabase(databaseUrl, async (db) => {
    const rows = await listTokens(db);
    if (json) terminal.print(`${JSON.stringify(rows, null, 2)}\n`);
    else if (rows.length === 0)
      terminal.say("There is no token. Make one with `kvsweep tokens create NAME`.");
    for (const { name, role, createdAt, revokedAt } of json ? [] : rows) {
      const end = revokedAt ? `, revoked ${revokedAt.toISOString()}` : "";
      terminal.print(`${name}  ${role}  since ${createdAt.toISOString()}${end}\n`);
    }
  });
}

async function withDatabase(url: string, work: (db: Database) => Promise<void>): Promise<number> {
  await using database = await openPostgresDatabase(url, { poolSize: 1, applicationName: "kvsweep tokens" });
  await migrateDatabase(database.db);
  await work(database.db);
  return exitCodes.ok;
}
