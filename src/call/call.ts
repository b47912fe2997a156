import type { ClientInternals, InnerOptions, inner, RequestOptions } from "../client/index.js";
import type { ErrorContext } from "../errors/index.js";
import type { Decoder } from "./decoders.js";
import { type FailedAttempt, type Policy, readApplied } from "./judge-attempt.js";
import type { Operation, OperationRequest } from "./operation.js";

/** The options of a call, with the arguments that functions of this package pass. */
export interface CallOptions extends InnerOptions {
  readonly [inner]?: NonNullable<InnerOptions[typeof inner]> & {
    /** Decodes the response instead of the operation's own decoder. */
    readonly decode?: Decoder;
    /** Whether the call reads rows, as in {@link Policy}. Default: false. */
    readonly isQuery?: boolean;
    readonly beforeAttempt?: BeforeAttempt;
  };
}

/** Receives the failures of all attempts so far, and delays the next attempt until rows can be trusted. */
export type BeforeAttempt = (failures: readonly FailedAttempt[]) => Promise<void>;

/** A call with checked arguments. If the caller changes an argument later, the call stays the same, except for a body that is not JSON. */
export interface Call {
  readonly settings: ClientInternals;
  readonly operation: Operation;
  readonly name: string;
  readonly baseUrl: string;
  /** The parameters, and the body, which has been written already. */
  readonly request: OperationRequest;
  readonly headers: Headers | undefined;
  readonly signal: AbortSignal | undefined;
  /** The timeout of one attempt, in milliseconds; 0 disables it. */
  readonly timeout: number;
  readonly policy: Policy;
  readonly decode: Decoder;
  readonly beforeAttempt: BeforeAttempt | undefined;
  /** Returns the call with the method and path of the server's version. Throws an error if that version does not support the call. */
  readonly checkVersion: ((call: Call, failures: readonly FailedAttempt[]) => Promise<Call>) | undefined;
}

/** Creates the version check of a call; undefined if every known version supports the call. */
export type Guard = (call: GuardedCall) => Call["checkVersion"];
export type GuardedCall = Pick<Call, "operation" | "request"> & Pick<RequestOptions, "headers">;

/** Describes a call for an error that occurs after these failures, before the next attempt sends anything. */
export function describeCall({ name, operation }: Call, failures: readonly FailedAttempt[]): ErrorContext {
  const { method, path: url } = operation;
  const request = { calledFunction: name, operation: operation.name, method, url };
  return { ...request, attempts: failures.length, applied: "no", earlier: readApplied(failures) };
}
