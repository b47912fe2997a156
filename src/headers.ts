export type HeaderFields = Readonly<Record<string, string>> | Headers;

/**
 * Joins headers; the later ones win, whatever their case.
 *
 * @throws TypeError that names a header which cannot be sent, without its value.
 */
export function mergeHeaders(...all: readonly (HeaderFields | undefined)[]): Headers {
  const merged = new Headers();
  for (const headers of all) {
    for (const [name, value] of headers instanceof Headers ? headers : Object.entries(headers ?? {})) {
      if (value !== undefined) setHeader(merged, name, value, `the header ${JSON.stringify(name)}`);
    }
  }
  return merged;
}

/**
 * Adds a token, unless there is an Authorization header, which is the caller's own and has the last word.
 *
 * @param token - An empty one is none.
 * @throws TypeError if it is no string or cannot be sent, without its value.
 */
export function addToken(headers: Headers, token: string | undefined): void {
  if (!token || headers.has("authorization")) return;
  if (typeof token !== "string") throw new TypeError(`the token must be a string, not ${typeof token}`);
  setHeader(headers, "authorization", `Bearer ${token}`, "the token");
}

/** The platform's own error repeats the value, which may be a secret. */
function setHeader(headers: Headers, name: string, value: string, what: string): void {
  try {
    headers.set(name, value);
  } catch {
    throw new TypeError(`${what} has characters that no header can carry, such as a line break`);
  }
}
