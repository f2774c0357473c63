import type { TokenRole } from "@kvsweep/metrics/database";
import { ForbiddenError, UnauthorizedError } from "./errors.ts";
import type { Principal, TokenBook } from "./tokens.ts";

/** Every role may do what those before it may. */
const ranks: readonly TokenRole[] = ["read", "submit", "admin"];

/** The machine's own user, where no token exists and nobody else can reach the API. */
const local: Principal = { name: "local", role: "admin" };

export interface Credentials {
  /** The request's Authorization header. */
  readonly authorization: string | undefined;
  /** The request's Host header. */
  readonly host: string | undefined;
}

export interface Gate {
  readonly tokens: TokenBook;
  /** Whether only this machine reaches the API; then it needs no token until the first one is made. */
  readonly isLocal: boolean;
}

/** Who asks. Throws UnauthorizedError. */
export async function authenticate(
  { authorization, host }: Credentials,
  { tokens, isLocal }: Gate,
): Promise<Principal> {
  if (isLocal && authorization === undefined && (await tokens.isEmpty())) {
    // A web page whose name was made to resolve to this machine names itself here.
    if (isLoopback(host?.replace(/:\d+$/, "") ?? "")) return local;
    throw new UnauthorizedError(`Cannot answer a request to "${host}" without a token`);
  }
  const [, token] = /^Bearer ([\w.~+/=-]{1,200})$/i.exec(authorization ?? "") ?? [];
  if (token === undefined) throw new UnauthorizedError("Cannot answer this request: it has no bearer token");
  const principal = await tokens.find(token);
  if (principal) return principal;
  throw new UnauthorizedError("Cannot answer this request: its token is not valid");
}

/** Throws ForbiddenError unless the role covers the one that is needed. */
export function demandRole({ name, role }: Principal, needed: TokenRole): void {
  if (ranks.indexOf(role) >= ranks.indexOf(needed)) return;
  throw new ForbiddenError(
    `Cannot do this for "${name}": it needs the role ${needed}, and the token has ${role}`,
  );
}

/** Whether a host name or address is this machine's own. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
