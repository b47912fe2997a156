import type { ClientInternals, InnerOptions, inner, RequestOptions } from "../client/index.js";
import type { ErrorContext } from "../errors/index.js";
import type { Decoder } from "./decoders.js";
import { type FailedAttempt, type Policy, readApplied } from "./judge-attempt.js";
import type { Operation, OperationRequest } from "./operation.js";

/** The options of a call, with the inner argument of a function of this package. */
export interface CallOptions extends InnerOptions {
  readonly [inner]?: NonNullable<InnerOptions[typeof inner]> & {
    /** Replaces the decoder of the operation. */
    readonly decode?: Decoder;
    /** Runs before each attempt of a query whose rows must be trusted. */
    readonly beforeAttempt?: BeforeAttempt;
  };
}

/** Waits before an attempt that follows these failures. */
export type BeforeAttempt = (failures: readonly FailedAttempt[]) => Promise<void>;

/** A call whose arguments have been checked. It stays the same, even if the caller changes the arguments. */
export interface Call {
  readonly settings: ClientInternals;
  readonly operation: Operation;
  readonly name: string;
  readonly baseUrl: string;
  /** The parameters, and the body, already serialized. */
  readonly request: OperationRequest;
  readonly headers: Headers | undefined;
  readonly signal: AbortSignal | undefined;
  /** The timeout of one attempt, in milliseconds; 0 disables it. */
  readonly timeout: number;
  readonly policy: Policy;
  readonly decode: Decoder;
  readonly beforeAttempt: BeforeAttempt | undefined;
  /** Checks the server's version before each attempt; undefined if every known version supports the call. */
  readonly guard: CheckVersion | undefined;
}

/** Creates the version check of a call; undefined if every known version supports the call. */
export type Guard = (
  call: Pick<Call, "operation" | "request"> & Pick<RequestOptions, "headers">,
) => CheckVersion | undefined;

/** Returns the call with the method and path of the server's version, or throws an AdminUnsupportedError. */
export type CheckVersion = (call: Call, failures: readonly FailedAttempt[]) => Promise<Call>;

/** Describes a call for an error that follows these failures, before another request is sent. */
export function describeCall({ name, operation }: Call, failures: readonly FailedAttempt[]): ErrorContext {
  return {
    calledFunction: name,
    operation: operation.name,
    method: operation.method,
    url: operation.path,
    attempts: failures.length,
    applied: "no",
    earlier: readApplied(failures),
  };
}
