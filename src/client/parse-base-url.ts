import { EXAMPLE_URL } from "../api/index.js";

/**
 * Parses the base URLs of a client, and removes slashes at their ends. Equal ones count once. A path such as `/api` is
 * resolved against the page or the worker.
 *
 * @param source - What to name in errors.
 * @throws TypeError if one is not an http or https URL, or has credentials, a query or a fragment. The message does not
 * repeat them, since each may be secret.
 */
export function parseBaseUrls(
  values: string | URL | readonly (string | URL)[],
  source = "baseUrl",
): [string, ...string[]] {
  const urls = [values].flat().map((value) => parseBaseUrl(value, source));
  return [...new Set(urls)] as [string, ...string[]];
}

function parseBaseUrl(value: string | URL, source: string): string {
  // Without the slash, an absolute URL that lacks its scheme would be taken for a path.
  const isPath = String(value).startsWith("/");
  const base = isPath ? globalThis.location?.href : undefined;
  const url = URL.canParse(value, base) ? new URL(value, base) : undefined;
  const problem = isPath && !url ? "; only a browser can resolve a path" : findProblem(String(value), url);
  if (!url || problem) throw new TypeError(`${source} must be an http or https URL, such as ${EXAMPLE_URL}${problem}`);
  return url.origin + url.pathname.replace(/\/+$/, "");
}

function findProblem(value: string, url: URL | undefined): string {
  if (!/^\/|:\/\//.test(value)) return "; it has no http:// or https://";
  if (!url) return "";
  if (!/^https?:$/.test(url.protocol)) return `, not one that begins with ${url.protocol}`;
  if (url.username || url.password) {
    return ", without credentials: pass them as `token`, or as an Authorization header in `headers`";
  }
  return url.search || url.hash ? ", without a query or a fragment" : "";
}
