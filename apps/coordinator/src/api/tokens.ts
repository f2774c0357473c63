import { randomBytes, timingSafeEqual } from "node:crypto";
import { type Database, type TokenRole, tokens } from "@kvsweep/metrics/database";
import { sha256 } from "@kvsweep/sweep";
import { eq, isNull, sql } from "drizzle-orm";
import { CommandError } from "../errors.ts";

/** Who asks, and what they may do. */
export interface Principal {
  readonly name: string;
  readonly role: TokenRole;
}

export interface TokenRow extends Principal {
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** Bytes of a token: guessing one of 2^256 is hopeless, so a plain hash of it is enough at rest. */
const tokenBytes = 32;

/** Makes a token and returns it; only its hash is kept. Throws CommandError where the name is taken. */
export async function createToken(db: Database, { name, role }: Principal): Promise<string> {
  const token = `kvs_${randomBytes(tokenBytes).toString("base64url")}`;
  const made = await db
    .insert(tokens)
    .values({ name, role, hash: sha256(token) })
    .onConflictDoNothing()
    .returning({ name: tokens.name });
  if (made.length > 0) return token;
  throw new CommandError(
    `Cannot create a token called "${name}": there was one of that name before`,
    "Take another name: names stay with what was submitted by them.",
  );
}

/** Every token that ever was, by name; of the tokens themselves nothing. */
export function listTokens(db: Database): Promise<TokenRow[]> {
  const { name, role, createdAt, revokedAt } = tokens;
  return db.select({ name, role, createdAt, revokedAt }).from(tokens).orderBy(tokens.name);
}

/** Ends a token. Throws CommandError where there is none of that name. */
export async function revokeToken(db: Database, name: string): Promise<void> {
  const revoked = await db
    .update(tokens)
    .set({ revokedAt: sql`coalesce(revoked_at, now())` })
    .where(eq(tokens.name, name))
    .returning({ name: tokens.name });
  if (revoked.length > 0) return;
  throw new CommandError(
    `Cannot revoke the token "${name}": there is none of that name`,
    "`kvsweep tokens list` names them.",
  );
}

/** The tokens that are valid, read anew every few seconds. */
export class TokenBook {
  readonly #db: Database;
  readonly #lifeMs: number;
  #known: { readonly until: number; readonly rows: Promise<readonly ValidToken[]> } | undefined;

  constructor(db: Database, lifeMs = 2_000) {
    this.#db = db;
    this.#lifeMs = lifeMs;
  }

  /** Whether there is any. */
  async isEmpty(): Promise<boolean> {
    return (await this.#rows()).length === 0;
  }

  /** Whose token this is. It is compared with every one, each in the same time. */
  async find(token: string): Promise<Principal | undefined> {
    const given = Buffer.from(sha256(token), "hex");
    let found: Principal | undefined;
    for (const { hash, name, role } of await this.#rows()) {
      if (timingSafeEqual(given, Buffer.from(hash, "hex"))) found = { name, role };
    }
    return found;
  }

  #rows(): Promise<readonly ValidToken[]> {
    const now = performance.now();
    if (this.#known === undefined || now >= this.#known.until) {
      const rows = validTokens(this.#db);
      this.#known = { until: now + this.#lifeMs, rows };
      // One that failed is asked again by the next request.
      rows.catch(() => {
        this.#known = undefined;
      });
    }
    return this.#known.rows;
  }
}

interface ValidToken extends Principal {
  readonly hash: string;
}

// Awaited here, as a query of Drizzle's is asked anew by everyone who awaits it.
async function validTokens(db: Database): Promise<ValidToken[]> {
  const { name, role, hash } = tokens;
  return await db.select({ name, role, hash }).from(tokens).where(isNull(tokens.revokedAt));
}
