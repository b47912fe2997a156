/** The environment variable with the address, which Restate's own CLI reads, too. */
export const BASE_URL_VARIABLE = "RESTATE_ADMIN_URL";

const DEFAULT_URL = "http://localhost:9070";

/** Returns the address to call if the caller gives none. */
export function findBaseUrl(): string {
  return readEnvironment(BASE_URL_VARIABLE) ?? DEFAULT_URL;
}

/** Returns the token to send if the caller gives none. Restate's own CLI reads the same variable. */
export function findToken(): string | undefined {
  return readEnvironment("RESTATE_AUTH_TOKEN");
}

/**
 * Reads an environment variable, without the line break that a file may have left at its end. Browsers and workers have no
 * environment, and Deno may deny access to it.
 */
function readEnvironment(name: string): string | undefined {
  const { process } = globalThis as {
    readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  };
  try {
    return process?.env?.[name]?.trim() || undefined;
  } catch {
    return undefined;
  }
}

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
