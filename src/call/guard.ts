import {
  type AnyClient,
  EXAMPLE_VERSION,
  internals,
  isAtLeast,
  LONGEST_TIMER,
  REMEMBERED_FOR,
  type RequestOptions,
  warnOnce,
} from "../client/index.js";
import { AdminTimeoutError, AdminUnsupportedError, type NeededVersion, quote } from "../errors/index.js";
import { mergeHeaders } from "../http/index.js";
import { type Call, describeCall, type GuardedCall } from "./call.js";
import type { FailedAttempt } from "./judge-attempt.js";
import type { Lifetime, Operation, OperationRequest, RequestPart } from "./operation.js";
import { runWithin } from "./run-within.js";

/** Options of a request for the version of the server. */
export interface VersionRequest extends Pick<RequestOptions, "headers"> {
  /** The time from which a reported version counts. Default: a minute ago, since the server may be upgraded or rolled back. */
  readonly since?: number;
}

/**
 * Creates the check of a call against the server's version, since an older server silently ignores an unknown field. The check returns
 * the call, with the method and path that this version has. Calls with equal headers share one request for the version. The request
 * has no signal, so aborting one call does not affect the others. A call waits for the version as long as its own attempts may take.
 */
export function guardCall(
  { operation, request, headers: given }: GuardedCall,
  readVersion: (request: VersionRequest) => Promise<string> | undefined,
): Call["checkVersion"] {
  const requirements = listRequirements(operation, request);
  if (requirements.length === 0 && !operation.moved) return undefined;
  const start = performance.now();
  const headers = mergeHeaders("", given);
  const check = async (call: Call, failures: readonly FailedAttempt[], since: number): Promise<Call> => {
    const reported = readVersion({ headers, since });
    if (!reported) return call;
    const version = await awaitVersion(reported, call, failures);
    const lacking = requirements.find((each) => isMet(each, version) === false);
    // A server that was asked before the call may be newer by now.
    if (lacking && since < start) return check(call, failures, start);
    if (lacking) {
      const needed = { what: lacking.what, ...describeNeed(lacking, version), serverVersion: version };
      throw new AdminUnsupportedError({ ...describeCall(call, failures), ...needed });
    }
    if (requirements.length > 0 && isAtLeast(version, version) === undefined)
      warnOnce(
        `the server reports the version ${JSON.stringify(version)}, not one such as ${EXAMPLE_VERSION}, so no call is checked against it; set serverVersion`,
      );
    const earlier = call.operation.moved?.find(({ goneIn }) => isAtLeast(version, goneIn) === false);
    return earlier ? { ...call, operation: { ...call.operation, ...earlier } } : call;
  };
  return (call, failures) => check(call, failures, performance.now() - REMEMBERED_FOR);
}

/** @throws The error of the call's last attempt if the version cannot be read. Before any attempt, the error of the version request. */
async function awaitVersion(version: Promise<string>, call: Call, failures: readonly FailedAttempt[]): Promise<string> {
  const { signal, timeout, policy } = call;
  const longest = Math.min(timeout * (policy.maxRetries + 1), LONGEST_TIMER);
  const detail = "the version of the server is unknown";
  const toError = () => new AdminTimeoutError({ ...describeCall(call, failures), timeout: longest, detail });
  return runWithin(longest, signal, () => version, toError).catch((reason: unknown) => {
    const last = failures.at(-1);
    throw last && !signal?.aborted ? last.error : reason;
  });
}

/**
 * Returns the version of a client's server: the client's `serverVersion`, or the version that the server reports. The first call that
 * needs the version asks the server. Calls with equal headers share the request, and all calls the answer.
 *
 * @param ask - Asks the server. Undefined if the API has no operation for that.
 * @returns Undefined if the check is disabled, or without `ask`.
 */
export function rememberVersion(
  client: AnyClient,
  { headers, since = performance.now() - REMEMBERED_FOR }: VersionRequest = {},
  ask?: (options: RequestOptions) => Promise<unknown>,
): Promise<string> | undefined {
  const { serverVersion, health } = client[internals];
  if (serverVersion === false) return undefined;
  if (serverVersion !== undefined) return Promise.resolve(serverVersion);
  if (!ask) return undefined;
  const key = JSON.stringify([...mergeHeaders("", headers)]);
  const shared = health.versionRequests.find((each) => (each.answeredAt ?? since) >= since && each.isFor(key));
  if (shared) return shared.version;
  // `isMet` finds out later whether this is a version.
  const version = ask({ headers }).then((answer) => quote(typeof answer === "string" ? answer : typeof answer, 100));
  const request = { version, isFor: (other: string) => other === key };
  health.versionRequests.push(request);
  version.then(
    () => Object.assign(health, { versionRequests: [{ version, answeredAt: performance.now(), isFor: () => true }] }),
    () => Object.assign(health, { versionRequests: health.versionRequests.filter((each) => each !== request) }),
  );
  return version;
}

/** A requirement of a call: its operation, or a part of its request. */
interface Requirement {
  /** The name in messages, such as `scope in the body`. */
  readonly what: string;
  /** The versions that meet the requirement. */
  readonly versions: readonly Lifetime[];
}

/** Whether a version meets a requirement; undefined if the string is not a version. */
export function isMet({ versions }: Requirement, version: string): boolean | undefined {
  if (isAtLeast(version, version) === undefined) return undefined;
  return versions.some(
    ({ since = version, goneIn }) => isAtLeast(version, since) && !(goneIn && isAtLeast(version, goneIn)),
  );
}

/** Returns the `goneIn` of a requirement's last lifetime if the server has reached it, or else the `since`. */
export function describeNeed({ versions }: Requirement, version: string): NeededVersion {
  const { since = "", goneIn } = versions.at(-1) ?? {};
  return goneIn && isAtLeast(version, goneIn) ? { goneIn } : { since };
}

/** Lists the requirements of a request that some version of the server does not meet. */
export function listRequirements(
  { versions, parts = [] }: Pick<Operation, "versions" | "parts">,
  { body, params }: OperationRequest,
): readonly Requirement[] {
  const values = { ...params, body };
  const used = parts
    .filter((part) => isUsed(values[part.in], part.path, part.value))
    .map((part) => ({ what: nameRequestPart(part), versions: part.versions }));
  return [...(versions === undefined ? [] : [{ what: "the operation", versions }]), ...used];
}

/** Whether a request uses a part. A null does not count, since an older server may ignore it without harm. */
function isUsed(value: unknown, [name, ...rest]: readonly string[], wanted: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (name === undefined) return wanted === undefined || value === wanted;
  if (typeof value !== "object") return false;
  if (name === "[]" || name === "{}") {
    return Array.isArray(value) === (name === "[]") && Object.values(value).some((item) => isUsed(item, rest, wanted));
  }
  return Object.hasOwn(value, name) && isUsed(Reflect.get(value, name), rest, wanted);
}

function nameRequestPart({ in: location, path, value }: RequestPart): string {
  const json = value === undefined ? "" : JSON.stringify(value);
  if (path.length === 0) return json === "" ? `the ${location}` : `${json} as the ${location}`;
  return `${path.join(".").replaceAll(".[]", "[]")}${json === "" ? "" : `: ${json}`} in the ${location}`;
}
