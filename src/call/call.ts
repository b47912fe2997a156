import type { BeforeAttempt, ClientInternals, RequestOptions } from "../client/index.js";
import type { Failure, Policy } from "./decide.js";
import type { Decoder } from "./decode-json.js";
import type { Operation, OperationRequest } from "./operation.js";

/** A call whose arguments have been checked. Nothing of it changes, whatever its caller does to the arguments. */
export interface Call {
  readonly settings: ClientInternals;
  readonly operation: Operation;
  readonly name: string;
  readonly baseUrl: string;
  readonly method: string;
  readonly path: string;
  /** The rest of the request, whose body has been written. */
  readonly request: OperationRequest;
  readonly headers: Headers | undefined;
  readonly signal: AbortSignal | undefined;
  /** Of one attempt, in milliseconds; 0 disables it. */
  readonly timeout: number;
  readonly policy: Policy;
  readonly decode: Decoder;
  /** Undefined unless this is a query whose rows must be believed. */
  readonly beforeAttempt: BeforeAttempt | undefined;
  /** Checks the server's version before each attempt; undefined if every known version supports the call. */
  readonly guard: CheckVersion | undefined;
}

/** Returns undefined if every known version supports what the call needs. */
export type Guard = (
  call: Pick<Call, "operation" | "request"> & Pick<RequestOptions, "headers">,
) => CheckVersion | undefined;

/** Returns the call as the server has it, or throws an AdminUnsupportedError. */
export type CheckVersion = (call: Call, failures: readonly Failure[]) => Promise<Call>;
