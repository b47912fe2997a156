import type { AdminClient } from "../generated/admin-client.js";
import type { Client } from "../generated/client.js";
import type { paths } from "../generated/schema.js";
import { bindFunctions, type ClientOptions, createClient as createTypedClient } from "./client/index.js";
import * as functions from "./functions.js";

/**
 * Creates a client for the standalone functions, so that a bundle contains only those that you import.
 *
 * It sends nothing until you call a function.
 *
 * @throws A TypeError that names the option, if one is unknown or has a wrong value.
 * @example
 * ```ts
 * const client = createClient({ baseUrl: "http://localhost:9070" });
 * await resumeInvocation(client, id, { deployment: "latest" });
 * ```
 */
export function createClient(options?: ClientOptions): Client {
  return createTypedClient<paths>(options);
}

/**
 * Creates a client with every operation and every feature as a method. It sends nothing until you call one.
 *
 * @throws A TypeError that names the option, if one is unknown or has a wrong value.
 * @example
 * ```ts
 * const admin = createAdminClient({ baseUrl: "http://localhost:9070" });
 * await admin.resumeInvocation(id, { deployment: "latest" });
 * ```
 */
export function createAdminClient(options?: ClientOptions): AdminClient {
  const client = createTypedClient<paths>(options, "createAdminClient");
  return { ...client, ...bindFunctions<Omit<AdminClient, keyof Client>>(client, functions) };
}
