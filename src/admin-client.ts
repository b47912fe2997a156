import { type AdminOperations, bindOperations, type Client, type paths } from "../generated/index.js";
import { type ClientOptions, createClient as createTypedClient } from "./client.js";

/** A client with every operation as a method. It can also be passed to the standalone functions. */
export interface AdminClient extends Client, AdminOperations {}

/**
 * Creates a client for the standalone functions; a bundle then holds only those that are imported. Nothing is sent yet.
 *
 * @throws TypeError if `baseUrl` is not an http or https URL, or has credentials, a query or a fragment in it.
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
 * @throws TypeError if `baseUrl` is not an http or https URL, or has credentials, a query or a fragment in it.
 *
 * @example
 * ```ts
 * const admin = createAdminClient({ baseUrl: "http://localhost:9070" });
 * await admin.resumeInvocation(id, { deployment: "latest" });
 * ```
 */
export function createAdminClient(options?: ClientOptions): AdminClient {
  const client = createClient(options);
  return { ...client, ...bindOperations(client) };
}
