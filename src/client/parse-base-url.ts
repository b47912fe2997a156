import { DEFAULT_URL } from "./environment.js";

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
  const base = String(value).startsWith("/") ? globalThis.location?.href : undefined;
  const url = URL.canParse(value, base) ? new URL(value, base) : undefined;
  const isBase = url && /^https?:$/.test(url.protocol) && !(url.username || url.password || url.search || url.hash);
  if (isBase) return url.origin + url.pathname.replace(/\/+$/, "");
  throw new TypeError(
    `${source} must be an http or https URL, such as ${DEFAULT_URL}, or a path in a browser, without credentials (use \`token\`), query and fragment`,
  );
}
