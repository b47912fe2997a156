import { type ClientInternals, internals } from "../client/index.js";

/**
 * The version of a client's server: what the client was told, or what the server answers, which the first who wants to know
 * has it asked for, and all others wait for. Undefined if nothing is to be held against it.
 *
 * @param ask - How the server is asked, if it can be.
 */
export function rememberVersion(
  client: { readonly [internals]: ClientInternals },
  ask?: () => Promise<unknown>,
): Promise<string> | undefined {
  const memory = client[internals];
  const { serverVersion } = memory;
  if (serverVersion !== undefined) return serverVersion === false ? undefined : Promise.resolve(serverVersion);
  if (memory.askedVersion || !ask) return memory.askedVersion;
  // Whatever the answer holds: that it is a version is seen when it is compared.
  const answer = ask().then(String);
  memory.askedVersion = answer;
  answer.catch(() => {
    // A failure is no answer to remember.
    if (memory.askedVersion === answer) memory.askedVersion = undefined;
  });
  return answer;
}
