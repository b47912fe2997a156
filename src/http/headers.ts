/** Headers by name; one that is undefined is left out. */
export type HeaderFields = Readonly<Record<string, string | undefined>> | Headers;

/**
 * Joins headers; the later ones win, whatever their case.
 *
 * @throws TypeError that names a header which cannot be sent, without its value.
 */
export function mergeHeaders(...all: readonly (HeaderFields | undefined)[]): Headers {
  const merged = new Headers();
  for (const headers of all) {
    for (const [name, value] of listFields(headers)) {
      if (value !== undefined) setHeader(merged, name, value, `the header ${JSON.stringify(name)}`);
    }
  }
  return merged;
}

/** Any Headers, not just this platform's own: a polyfill's, another realm's. */
function listFields(headers: HeaderFields = {}): Iterable<readonly [name: string, value: unknown]> {
  return Symbol.iterator in headers ? (headers as Headers) : Object.entries(headers);
}

/**
 * Adds a token, unless there is an Authorization header, which is the caller's own and has the last word.
 *
 * @param token - An empty one is none.
 * @throws TypeError if it is no string or cannot be sent, without its value.
 */
export function addToken(headers: Headers, token: string): void {
  if (token !== "" && !headers.has("authorization")) {
    setHeader(headers, "authorization", typeof token === "string" ? `Bearer ${token}` : token, "the token");
  }
}

/** The platform's own error repeats the value, which may be a secret; and it would send `null` as a text. */
function setHeader(headers: Headers, name: string, value: unknown, what: string): void {
  if (/^content-length$/i.test(name)) throw new TypeError(`${what} cannot be given: it is the length of the body`);
  if (typeof value !== "string")
    throw new TypeError(`${what} must be a string, not ${value === null ? value : typeof value}`);
  try {
    headers.set(name, value);
    // Headers takes more than can be sent (RFC 9110, 5.5): fetch would refuse it later, as if the network had failed.
    if (/^[\t\x20-\x7e\x80-\xff]*$/.test(headers.get(name) ?? "")) return;
  } catch {
    // A name or a value that even Headers refuses.
  }
  throw new TypeError(`${what} has characters that no header can carry, such as a line break`);
}
