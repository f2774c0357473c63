const hidden = "[redacted]";

/** Shapes of secrets, wherever they stand in a text. */
const shapes: readonly (readonly [shape: RegExp, instead: string])[] = [
  // user:password@ of a URL. The last @ before a slash or the end: a password that was not percent-encoded may hold one.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/"']*@/gi, `$1${hidden}@`],
  [/\bkvs_[\w-]{20,}/g, hidden],
  [/\bBearer\s+[\w.~+/=-]+/gi, `Bearer ${hidden}`],
  // An AWS key's id, and the signature of a request.
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, hidden],
  // A field of JSON that has a secret's name.
  [/("[^"]*(?:password|secret|token|authorization|api_?key)[^"]*":)"(?:[^"\\]|\\.)*"/gi, `$1"${hidden}"`],
  // A password in a URL's query, as PostgreSQL's may have it.
  [/([?&](?:password|passwd|sslpassword|secret|token|access_token|api_?key)=)[^\s&"'#]+/gi, `$1${hidden}`],
  [/\b(X-Amz-(?:Signature|Credential|Security-Token)=)[^\s&"']+/gi, `$1${hidden}`],
];

/** Names of variables and fields that hold secrets. */
const secretName = /(passw(?:or)?d|secret|token|credential|(?:api|access|chat)_?key|authorization)/i;

/** Shorter ones would be found in innocent words. */
const shortest = 6;

/** Values of a process's variables that must never be seen: those with a secret's name, and the passwords of URLs. */
export function secretsOf(variables: NodeJS.ProcessEnv): string[] {
  const secrets = Object.entries(variables)
    .flatMap(([name, value = ""]) => [...(secretName.test(name) ? [value] : []), ...passwordsOf(value)])
    .filter((secret) => secret.length >= shortest);
  // As they read inside of JSON, too.
  return [...new Set(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]))];
}

function passwordsOf(value: string): string[] {
  const [, password] = /^[a-z][a-z0-9+.-]*:\/\/[^:@/]*:(.+)@/is.exec(value) ?? [];
  if (password === undefined) return [];
  return [password, decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text without secrets: neither known ones nor such as look like one. */
export function redactText(text: string, secrets: readonly string[]): string {
  const known = secrets.reduce((left, secret) => left.replaceAll(secret, hidden), text);
  return shapes.reduce((left, [shape, instead]) => left.replace(shape, instead), known);
}
