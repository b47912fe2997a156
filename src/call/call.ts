import type { BeforeAttempt, ClientInternals, RequestOptions } from "../client/index.js";
import type { Failure, Policy } from "./decide.js";
import type { Decoder } from "./decode-json.js";
import type { Operation, OperationRequest } from "./operation.js";

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
  /** Undefined unless this is a query whose rows must be believed. */
  readonly beforeAttempt: BeforeAttempt | undefined;
  /** Finds a node that supports the call; undefined if every known version does. */
  readonly chooseNode: ChooseNode | undefined;
}

/** Checks what the arguments of a call need. Returns undefined if every known version supports them. */
export type Guard = (
  call: Pick<Call, "settings" | "operation" | "request"> & Pick<RequestOptions, "headers">,
) => ChooseNode | undefined;

/** Returns a node for the next attempt, which supports the call, and the operation as that node has it. */
export type ChooseNode = (
  call: Call,
  failures: readonly Failure[],
) => Promise<{ readonly node: string; readonly operation: Operation }>;
