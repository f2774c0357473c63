const sslmode = /([?&]sslmode=)([a-z-]+)/i;

/**
 * A URL that node-postgres reads as libpq does: there `sslmode=require` encrypts without asking for a certificate that
 * can be checked, where node-postgres would ask for one. `mode` takes the place of the URL's own.
 */
export function libpqUrl(url: string, mode?: "disable"): string {
  const own = sslMode(url);
  if (own === undefined) return url;
  // Both take what they get; node-postgres does not know the former.
  const wanted = mode ?? (own === "allow" ? "prefer" : own);
  const set = url.replace(sslmode, `$1${wanted}`);
  return /[?&]uselibpqcompat=/.test(set) ? set : `${set}&uselibpqcompat=true`;
}

/** Whether a server without encryption will do, where the URL speaks of encryption at all. */
export function acceptsPlain(url: string): boolean {
  return ["allow", "prefer"].includes(sslMode(url) ?? "");
}

function sslMode(url: string): string | undefined {
  return sslmode.exec(url)?.[2]?.toLowerCase();
}
