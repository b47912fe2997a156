/**
 * One call of one operation. The path is: the generated function, `callOperation`, `retry`, `attempt`, openapi-fetch, and
 * `send`, which calls `fetch`.
 */

import type { FetchOptions } from "openapi-fetch";
import {
  type AnyClient,
  type Client,
  type ClientInternals,
  calledFunction,
  checkOptions,
  type InnerOptions,
  internals,
  onNode,
  REQUEST_RULES,
  type RequestOptions,
  readInternals,
} from "../client/index.js";
import { mergeHeaders } from "../http/index.js";
import { type AdminPromise, toAdminPromise } from "./admin-promise.js";
import type { Policy } from "./decide.js";
import { decodeJson } from "./decode-json.js";
import { type Decoder, type DecoderOption, decodeWith } from "./decoder.js";
import type { ChooseNode, Guard } from "./guard.js";
import type { Operation, OperationRequest } from "./operation.js";
import { retry } from "./retry.js";

type Options = InnerOptions & DecoderOption;

/** A call whose arguments have been checked. Nothing of it changes, whatever its caller does to the arguments. */
export interface Call {
  readonly settings: ClientInternals;
  readonly operation: Operation;
  /** The function that the caller called. */
  readonly name: string;
  /** The request, whose body has been written. */
  readonly request: OperationRequest;
  readonly headers: Headers | undefined;
  readonly signal: AbortSignal | undefined;
  /** Of one attempt, in milliseconds; 0 disables it. */
  readonly timeout: number;
  readonly policy: Policy;
  readonly decode: Decoder;
  /** The only node that the call goes to; undefined for any. */
  readonly node: string | undefined;
  /** Finds a node that supports the call; undefined if every known version does. */
  readonly chooseNode: ChooseNode | undefined;
}

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
): AdminPromise<Data, Status, Result>;
export function callOperation<Paths extends {}, O extends Operation, Data, Status extends number, Result>(
  client: Client<Paths>,
  operation: O,
  options: RequestOptions | undefined,
  request: RequestOf<Paths, O>,
  guard?: Guard,
): AdminPromise<Data, Status, Result>;
export function callOperation(
  client: AnyClient,
  operation: Operation,
  options: Options | undefined,
  request: object,
  guard?: Guard,
): AdminPromise<unknown> {
  const { name, method, path } = operation;
  const event = { calledFunction: options?.[calledFunction] ?? name, operation: name, method, path };
  const watch = client?.[internals]?.watchCall?.(event);
  const result = retry(() => prepareCall(client, operation, options, request, guard), watch);
  watch?.follow(result);
  return toAdminPromise(result);
}

/** @throws TypeError if an argument is wrong. */
function prepareCall(
  client: AnyClient,
  operation: Operation,
  options: Options = {},
  given: OperationRequest,
  guard: Guard | undefined,
): Call {
  const settings = readInternals(client, operation.name);
  const { name, isIdempotent, decode = decodeJson } = operation;
  checkOptions(options, REQUEST_RULES, `${name}: `, operation);
  operation.checkRequired?.(operation, options);
  operation.checkBody?.(name, given.body);
  const { signal, maxRetries = settings.maxRetries, timeout = settings.timeout, [onNode]: node } = options;
  signal?.throwIfAborted();
  const headers = (given.headers || options.headers) && mergeHeaders(given.headers, options.headers);
  const idempotent = isIdempotent ? isIdempotent(operation.retry, given) : operation.retry.idempotent;
  const renewsToken = settings.askToken !== undefined && !headers?.has("authorization");
  return {
    settings,
    operation,
    name: options[calledFunction] ?? name,
    request: writeBody(given),
    headers,
    signal,
    timeout,
    policy: { nodes: node ? 1 : settings.nodes.urls.length, maxRetries, idempotent, renewsToken },
    decode: options[decodeWith] ?? decode,
    node,
    chooseNode: guard?.({ settings, operation, request: given, headers: options.headers }),
  };
}

/** Once for all attempts, since the caller may change the body meanwhile. */
function writeBody(request: OperationRequest): OperationRequest {
  const { body, bodySerializer = JSON.stringify } = request;
  return body === undefined ? request : { ...request, body: bodySerializer(body), bodySerializer: passWritten };
}

const passWritten = (body: unknown): unknown => body;
