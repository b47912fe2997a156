import { readEnvironment, warnOnce } from "./platform.js";

const DEFAULT_URL = "http://localhost:9070";

/**
 * Parses the base URL of a client, and removes slashes at its end. A path such as `/api` is resolved against the page or the worker
 * at each call: during server-side rendering, there is no location yet.
 *
 * @returns A function that returns the URL, or throws a TypeError if a path cannot be resolved.
 * @throws TypeError if the URL is not an http or https URL, or has credentials, a query or a fragment.
 */
export function parseBaseUrl(baseUrl: string | URL | undefined, hasToken: boolean, caller: string): () => string {
  const source = baseUrl === undefined ? "RESTATE_ADMIN_URL" : "baseUrl";
  const value = String(baseUrl ?? readEnvironment("RESTATE_ADMIN_URL") ?? DEFAULT_URL);
  const parse = (base?: string): string => {
    const url = URL.canParse(value, base) ? new URL(value, base) : undefined;
    const isBase = url && /^https?:$/.test(url.protocol) && !(url.username || url.password || url.search || url.hash);
    if (isBase) return url.origin + url.pathname.replace(/\/+$/, "");
    // A single word may be a token that was passed by mistake.
    const shown = /^[^@?#]*[:/][^@?#]*$/.test(value) ? `, not ${JSON.stringify(value.slice(0, 80))}` : "";
    throw new TypeError(
      `${caller}: ${source} must be an http or https URL, such as ${DEFAULT_URL}, or a path in a browser, without credentials (use \`token\`), query and fragment${shown}`,
    );
  };
  // A path must begin with a slash, since an absolute URL without its scheme would look like a path.
  if (value.startsWith("/")) return () => parse(globalThis.location?.href);
  const url = parse();
  if (hasToken) warnOfPlainToken(url);
  return () => url;
}

/** Warns, once per origin, that a token will be sent unencrypted to another machine. */
function warnOfPlainToken(baseUrl: string): void {
  const { protocol, hostname, origin } = new URL(baseUrl);
  if (protocol === "https:" || /^((.*\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return;
  warnOnce(`the token is sent unencrypted to ${origin}; use https`);
}
