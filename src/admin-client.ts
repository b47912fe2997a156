import { bindOperations } from "../generated/admin-operations.js";
import type { AdminOperations, Client, paths } from "../generated/index.js";
import { type ClientOptions, createClient as createTypedClient } from "./client/index.js";
import { type AdminFeatures, bindFeatures } from "./features.js";

/** A client with every operation and every feature as a method. It can also be passed to the standalone functions. */
export interface AdminClient extends Client, AdminOperations, AdminFeatures {}

/**
 * Creates a client for the standalone functions; a bundle then holds only those that are imported. Nothing is sent yet.
 *
 * @throws TypeError that names the option, if there is one that is unknown or has a wrong value.
 *
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
 * Creates a client with every operation as a method. Nothing is sent yet.
 *
 * @throws TypeError that names the option, if there is one that is unknown or has a wrong value.
 *
 * @example
 * ```ts
 * const admin = createAdminClient({ baseUrl: "http://localhost:9070" });
 * await admin.resumeInvocation(id, { deployment: "latest" });
 * ```
 */
export function createAdminClient(options?: ClientOptions): AdminClient {
  const client = createClient(options);
  return { ...client, ...bindOperations(client), ...bindFeatures(client) };
}
