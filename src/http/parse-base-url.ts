/**
 * The address that the client's requests begin with, without a slash at its end.
 *
 * @throws TypeError if it is not an http or https URL, or has credentials, a query or a fragment in it, which are not
 *   repeated: each may hold a secret.
 */
export function parseBaseUrl(value: string | URL): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    const given = url ? `, not one that begins with ${url.protocol}` : "";
    throw new TypeError(`baseUrl must be an http or https URL, such as http://localhost:9070${given}`);
  }
  if (url.username || url.password) {
    throw new TypeError(
      "baseUrl must not have credentials in it: give them as `token`, or as an Authorization header in `headers`",
    );
  }
  if (url.search || url.hash)
    throw new TypeError(`baseUrl must not have a query or a fragment after ${url.origin}${url.pathname}`);
  return url.origin + url.pathname.replace(/\/+$/, "");
}
