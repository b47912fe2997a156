import { type AnyClient, internals, type RequestOptions } from "../client/index.js";
import { quote } from "./errors/quote.js";

/** In milliseconds. The server may be upgraded or rolled back while the client is idle. */
export const LONGEST_AGE = 60_000;

/** How to find the version of the server. */
export interface VersionRequest extends Pick<RequestOptions, "headers"> {
  /** In milliseconds. If the server answered longer ago, it is asked again. Default: a minute. */
  readonly maxAge?: number;
}

/**
 * Returns the version of a client's server: the client's `serverVersion`, or the version that the server reports. The
 * first call that needs it asks the server, and the others wait for the same request. Undefined disables the check.
 *
 * @param ask - Asks the server, if the API has an operation for that.
 */
export function rememberVersion(
  client: AnyClient,
  { headers, maxAge = LONGEST_AGE }: VersionRequest = {},
  ask?: (options: RequestOptions) => Promise<unknown>,
): Promise<string> | undefined {
  const memory = client[internals];
  const { serverVersion, asked } = memory;
  if (serverVersion !== undefined) return serverVersion === false ? undefined : Promise.resolve(serverVersion);
  if (!ask || (asked && performance.now() - asked.answeredAt <= maxAge)) return asked?.version;
  const version = ask({ headers }).then((found) => {
    own.answeredAt = performance.now();
    // The comparison checks whether this is a valid version.
    return quote(typeof found === "string" ? found : typeof found, 100);
  });
  const own = { version, answeredAt: Number.POSITIVE_INFINITY };
  memory.asked = own;
  version.catch(() => {
    // Failures are not cached.
    if (memory.asked === own) memory.asked = undefined;
  });
  return version;
}
