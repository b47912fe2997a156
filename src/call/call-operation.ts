import type { HeadersOptions, ParamsOption } from "openapi-fetch";
import { type AnyClient, type Client, inner, internals, type RequestOptions } from "../client/index.js";
import type { CallOptions, Guard } from "./call.js";
import { makeCall } from "./make-call.js";
import type { Operation } from "./operation.js";
import { type OperationPromise, toOperationPromise } from "./operation-promise.js";

/**
 * The parts of an operation's request that openapi-fetch takes. A request that does not match the schema does not compile. The body has
 * the type of the schema, since that of openapi-fetch lets a field that can only be null be nothing but undefined.
 */
type RequestOf<O> = ParamsOption<O> & { readonly headers?: HeadersOptions } & {
  [Key in keyof O as Key extends "requestBody" ? "body" : never]: Get<Get<NonNullable<O[Key]>, "content">, string>;
};
type Get<T, Key> = T[Key & keyof T];

/**
 * Calls an operation. The function of every operation consists of this call.
 *
 * A client that is not typed by a schema takes any request. The signature for such a client is separate, since the typed signature is
 * the most expensive part of type-checking a client with hundreds of operations.
 */
export function callOperation<Data, Status extends number, Result>(
  client: Client<Record<never, never>>,
  operation: Operation,
  options: RequestOptions | undefined,
  request: object,
  guard?: Guard,
): OperationPromise<Data, Status, Result>;
export function callOperation<Paths extends {}, O extends Operation, Data, Status extends number, Result>(
  client: Client<Paths>,
  operation: O,
  options: RequestOptions | undefined,
  request: RequestOf<Get<Get<Paths, O["path"]>, Lowercase<O["method"]>>>,
  guard?: Guard,
): OperationPromise<Data, Status, Result>;
export function callOperation(
  client: AnyClient,
  operation: Operation,
  options: CallOptions | undefined,
  request: object,
  guard?: Guard,
): OperationPromise<unknown> {
  const { method, path } = operation;
  // The arguments may be anything until `checkCall` checks them.
  const name = Object(options)[inner]?.calledFunction ?? operation.name;
  const watch = client?.[internals]?.watchCall?.({ calledFunction: name, operation: operation.name, method, path });
  const result = makeCall({ client, operation, name, options, request, guard }, watch);
  return toOperationPromise(watch ? watch.follow(result) : result);
}
