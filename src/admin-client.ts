import { bindOperations } from "../generated/admin-operations.js";
import type { AdminOperations, Client } from "../generated/operations.js";
import type { paths } from "../generated/schema.js";
import { type ClientOptions, createClient as createTypedClient } from "./client/index.js";
import { type AdminFeatures, bindFeatures } from "./features.js";

/** A client with every operation and every feature as a method. The standalone functions accept it too. */
export interface AdminClient extends Client, AdminOperations, AdminFeatures {}

/**
 * Creates a client for the standalone functions, so that a bundle contains only those that you import.
 *
 * It sends nothing until you call a function.
 *
 * @param options - The options of the client. Each has a default.
 * @throws A TypeError that names the option, if one is unknown or has a wrong value.
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
 * Creates a client with every operation and every feature as a method. It sends nothing until you call one.
 *
 * @param options - The options of the client. Each has a default.
 * @throws A TypeError that names the option, if one is unknown or has a wrong value.
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
