import { EXAMPLE_URL } from "./restate.js";

/**
 * Parses the base URLs of a client, and removes slashes at their ends. Equal ones count once.
 *
 * @throws TypeError if one is not an http or https URL, or has credentials, a query or a fragment. The message does not
 * repeat them, since each may be secret.
 */
export function parseBaseUrls(values: string | URL | readonly (string | URL)[]): [string, ...string[]] {
  const urls = Array.isArray(values) ? values.map(parseBaseUrl) : [parseBaseUrl(values as string | URL)];
  return [...new Set(urls)] as [string, ...string[]];
}

function parseBaseUrl(value: string | URL): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const problem = findProblem(url);
  if (!url || problem) throw new TypeError(`baseUrl must be an http or https URL, such as ${EXAMPLE_URL}${problem}`);
  return url.origin + url.pathname.replace(/\/+$/, "");
}

function findProblem(url: URL | undefined): string {
  if (!url) return "";
  if (!/^https?:$/.test(url.protocol)) return `, not one that begins with ${url.protocol}`;
  if (url.username || url.password) {
    return ", without credentials: pass them as `token`, or as an Authorization header in `headers`";
  }
  return url.search || url.hash ? ", without a query or a fragment" : "";
}
