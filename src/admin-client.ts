import type { Client } from "../generated/client.js";
import type { paths } from "../generated/schema.js";
import {
  bindFunctions,
  type ClientOptions,
  createClient as createTypedClient,
  type Methods,
  type RequestOptions,
} from "./client/index.js";
import * as functions from "./functions.js";
import type { InvocationCount, InvocationField } from "./invocations/counts.js";
import type { InvocationFilter } from "./invocations/index.js";
import type { GetInvocationOptions, ListedInvocation, ListInvocationsOptions } from "./invocations/invocations.js";
import type { RowsArguments, Sql, SqlRow } from "./sql/index.js";

/** The methods with type parameters, which a mapped type loses. */
interface GenericMethods {
  countInvocationsBy<Field extends InvocationField>(
    fields: readonly Field[],
    filter?: InvocationFilter,
    options?: RequestOptions,
  ): Promise<InvocationCount<Field>[]>;
  getInvocation<WithFailure extends boolean = false>(
    invocationId: string,
    options?: GetInvocationOptions<WithFailure>,
  ): Promise<ListedInvocation<WithFailure> | undefined>;
  listInvocations<WithFailure extends boolean = false>(
    filter?: InvocationFilter,
    options?: ListInvocationsOptions<WithFailure>,
  ): AsyncGenerator<ListedInvocation<WithFailure>, void, undefined>;
  queryRows<Row extends object = SqlRow>(query: Sql | string, ...options: RowsArguments<Row>): Promise<Row[]>;
  streamRows<Row extends object = SqlRow>(
    query: Sql | string,
    ...options: RowsArguments<Row>
  ): AsyncGenerator<Row, void, undefined>;
}

/** A client with every operation and every feature as a method. The standalone functions accept it too. */
export interface AdminClient extends Client, Methods<typeof functions, keyof GenericMethods>, GenericMethods {}

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
  const client = createTypedClient<paths>(options, "createAdminClient");
  return { ...client, ...bindFunctions<Omit<AdminClient, keyof Client>>(client, functions) };
}
