/**
 * A server's URL as messages and logs may show it: protocol, host and path. User and password are left out, and so is
 * the query, which may hold either.
 */
export function urlWithoutSecrets(url: string): string {
  const [, protocol, rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(url) ?? [];
  if (protocol === undefined) return "(not a URL)";
  // The last @: a password that should have been percent-encoded may hold one, or a slash or a question mark.
  const place = rest.slice(rest.lastIndexOf("@") + 1);
  return `${protocol.toLowerCase()}${place.replace(/[?#].*$/s, "")}`;
}
