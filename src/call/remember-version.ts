import { type AnyClient, internals } from "../client/index.js";
import { quote } from "./errors/quote.js";

/**
 * Returns the version of a client's server: the client's `serverVersion`, or the version that the server reports. The
 * first call that needs it asks the server, and the others wait for the same request. Undefined disables the check.
 *
 * @param ask - Asks the server, if the API has an operation for that.
 */
export function rememberVersion(client: AnyClient, ask?: () => Promise<unknown>): Promise<string> | undefined {
  const memory = client[internals];
  const { serverVersion } = memory;
  if (serverVersion !== undefined) return serverVersion === false ? undefined : Promise.resolve(serverVersion);
  if (memory.askedVersion || !ask) return memory.askedVersion;
  // The comparison checks whether this is a valid version.
  const reported = ask().then((version) => quote(typeof version === "string" ? version : typeof version, 100));
  memory.askedVersion = reported;
  reported.catch(() => {
    // Failures are not cached.
    if (memory.askedVersion === reported) memory.askedVersion = undefined;
  });
  return reported;
}
