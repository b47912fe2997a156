/** Headers by name. An undefined header is left out. */
export type HeaderFields = Readonly<Record<string, string | undefined>> | Headers;

/**
 * Merges headers. Later headers override earlier ones, regardless of case.
 *
 * @throws TypeError that names an invalid header up to its first unusual character, since the name may contain a secret value by mistake.
 */
export function mergeHeaders(caller: string, ...all: readonly (HeaderFields | undefined)[]): Headers {
  const merged = new Headers();
  for (const headers of all) {
    for (const [name, value] of listHeaderFields(caller, headers)) {
      if (value !== undefined) setHeader(merged, name, value, `${caller}: the header "${/^[\w-]*/.exec(name)}"`);
    }
  }
  return merged;
}

/** Lists the fields of an object, or of `Headers`, even from a polyfill or another realm. */
function listHeaderFields(caller: string, headers: HeaderFields = {}): readonly [name: string, value: unknown][] {
  try {
    return Object.entries(Symbol.iterator in headers ? Object.fromEntries(headers as Headers) : headers);
  } catch {
    // The error would repeat a value that is not a pair.
    throw new TypeError(`${caller}: headers cannot be read`);
  }
}

/** Sets `Authorization`, unless the token is empty or the header is set already. The TypeError for an invalid token does not repeat it. */
export function addToken(caller: string, headers: Headers, token: string): void {
  if (token === "" || headers.has("authorization")) return;
  setHeader(headers, "authorization", typeof token === "string" ? `Bearer ${token}` : token, `${caller}: the token`);
}

/** Checks and sets a header: the platform would repeat a secret value in its error, and send null as the string `null`. */
function setHeader(headers: Headers, name: string, value: unknown, subject: string): void {
  if (typeof value !== "string") throw new TypeError(`${subject} must be a string, not ${value && typeof value}`);
  try {
    headers.set(name, value);
    // Headers accepts values that cannot be sent (RFC 9110, 5.5): fetch would fail later, as if the network had failed.
    if (/^[\t\x20-\x7e\x80-\xff]*$/.test(headers.get(name) ?? "")) return;
  } catch {
    // Headers rejects the name or the value.
  }
  throw new TypeError(`${subject} contains a character that headers do not allow, such as a line break`);
}
