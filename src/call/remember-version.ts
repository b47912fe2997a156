import { type ClientInternals, internals } from "../client/index.js";
import { quote } from "./errors/quote.js";

/**
 * Gives the version of a client's server: the client's `serverVersion`, or what the server answers. The first call that needs it
 * asks, and all others wait for the same answer. Undefined if there is nothing to check against.
 *
 * @param ask - Asks the server, if there is an operation that tells its version.
 */
export function rememberVersion(
  client: { readonly [internals]: ClientInternals },
  ask?: () => Promise<unknown>,
): Promise<string> | undefined {
  const memory = client[internals];
  const { serverVersion } = memory;
  if (serverVersion !== undefined) return serverVersion === false ? undefined : Promise.resolve(serverVersion);
  if (memory.askedVersion || !ask) return memory.askedVersion;
  // Whether it is a version at all is for whoever compares it.
  const answer = ask().then((version) => quote(typeof version === "string" ? version : typeof version, 100));
  memory.askedVersion = answer;
  answer.catch(() => {
    // A failure is not remembered.
    if (memory.askedVersion === answer) memory.askedVersion = undefined;
  });
  return answer;
}
