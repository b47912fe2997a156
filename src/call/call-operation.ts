/** One call of one operation: the generated function, `callOperation`, `retry`, `attempt`, openapi-fetch, `fetch`. */

import type { FetchOptions } from "openapi-fetch";
import {
  type AnyClient,
  assertRule,
  beforeAttempt,
  type Client,
  calledFunction,
  checkOptions,
  type InnerOptions,
  internals,
  REQUEST_RULES,
  type RequestOptions,
  readInternals,
  SEGMENT,
} from "../client/index.js";
import { mergeHeaders } from "../http/index.js";
import { retry } from "./attempt.js";
import type { Call, Guard } from "./call.js";
import { type DecoderOption, decodeJson, decodeWith } from "./decode-json.js";
import type { Operation, OperationRequest } from "./operation.js";
import { type OperationPromise, toOperationPromise } from "./operation-promise.js";

type Options = InnerOptions & DecoderOption;

/** The request of an operation as openapi-fetch types it. A request that does not match the schema does not compile. */
export type RequestOf<Paths, O extends Operation> = FetchOptions<Get<Get<Paths, O["path"]>, Lowercase<O["method"]>>>;
type Get<T, Key> = T[Key & keyof T];

/**
 * Calls an operation. Every generated function is one such call.
 *
 * A client that is not typed by a schema takes any request. It has a signature of its own, since the other one is the most
 * expensive part of type-checking a client with hundreds of operations.
 *
 * @param guard - Undefined if every known version supports the whole operation.
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
  request: RequestOf<Paths, O>,
  guard?: Guard,
): OperationPromise<Data, Status, Result>;
export function callOperation(
  client: AnyClient,
  operation: Operation,
  options: Options | undefined,
  request: object,
  guard?: Guard,
): OperationPromise<unknown> {
  const { method, path } = operation;
  const name: string = Object(options)[calledFunction] ?? operation.name;
  const watchCall = client?.[internals]?.watchCall;
  const watch = watchCall?.({ calledFunction: name, operation: operation.name, method, path });
  const result = retry(() => prepareCall(client, operation, name, options, request, guard), watch);
  return toOperationPromise(watch ? watch.follow(result) : result);
}

/** @throws TypeError if an argument is wrong. */
function prepareCall(
  client: AnyClient,
  operation: Operation,
  name: string,
  options: Options = {},
  given: OperationRequest,
  guard: Guard | undefined,
): Call {
  const settings = readInternals(client, name);
  const { isIdempotent, decode = decodeJson, method, path } = operation;
  checkOptions(options, `${name}: `, operation.options ?? {}, REQUEST_RULES);
  for (const [argument, value] of Object.entries(given.params?.path ?? {})) {
    assertRule(value, SEGMENT, `${name}: ${argument}`);
  }
  if (operation.requiresBody && given.body === undefined) throw new TypeError(`${name}: the body is required`);
  operation.checkBody?.(name, given.body);
  const { signal, timeout = settings.timeout, maxRetries = settings.maxRetries } = options;
  signal?.throwIfAborted();
  const headers = (given.headers || options.headers) && mergeHeaders(name, given.headers, options.headers);
  const idempotent = isIdempotent ? isIdempotent(operation.retry, given) : operation.retry.idempotent;
  const renewsToken = settings.askHeaders !== undefined && !headers?.has("authorization");
  return {
    settings,
    operation,
    name,
    baseUrl: settings.readBaseUrl(),
    method,
    path,
    request: writeBody(name, given),
    headers,
    signal,
    timeout,
    policy: { maxRetries, idempotent, isQuery: options[beforeAttempt] !== undefined, renewsToken },
    decode: options[decodeWith] ?? decode,
    beforeAttempt: options[beforeAttempt],
    guard: guard?.({ operation, request: given, headers: options.headers && mergeHeaders(name, options.headers) }),
  };
}

/**
 * Once for all attempts, since the caller may change the body meanwhile.
 *
 * @throws TypeError if the body cannot be written, as one that contains itself.
 */
function writeBody(
  name: string,
  { params = {}, body, bodySerializer = JSON.stringify }: OperationRequest,
): OperationRequest {
  if (body === undefined) return { params };
  try {
    const written = bodySerializer(body);
    return { params, body, bodySerializer: () => written };
  } catch (cause) {
    throw new TypeError(`${name}: the body cannot be written: ${(cause as Error).message}`, { cause });
  }
}
