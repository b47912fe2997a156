import type { DetailedDeploymentResponse, RegisterDeploymentRequest } from "../../generated/index.js";
import { assertArguments, isPlainObject, pickRequest } from "../client/index.js";
import { type Client, getDeployment } from "../operations.js";
import { WAIT_RULES } from "../waiting/index.js";
import { RULES, release } from "./roll-out-deployment.js";
import type { RollOutOptions, RollOutResult } from "./roll-out-result.js";

/** Options of {@link restoreDeployment}. */
export interface RestoreOptions extends Omit<RollOutOptions, "canary" | "tolerance"> {
  /** The headers that the server sends to it, instead of all of those that it was registered with. */
  readonly additionalHeaders?: Readonly<Record<string, string>> | undefined;
}

/**
 * Makes an older deployment the latest again, by its id, and moves what fails on the newer one back to it.
 *
 * The older code still has to run at its address. Its headers, metadata and HTTP version are those that it was registered with. What
 * has made steps that the older code does not make fails there with a mismatch of the journal (`RT0016`): it is listed in `failures`,
 * and stays there until a release moves it. Healthy invocations finish on the newer deployment, and so does what hangs there, or
 * takes long to fail: stop the process of the newer code first, so that its attempts fail. It deletes nothing, and no failure stops it.
 *
 * @param deploymentId - The older deployment, `dp_...`.
 * @param options - `additionalHeaders`, `move`, `bake`, `timeout`, `dryRun`, `onProgress`, `interval`, and request options.
 * @returns What was moved back, and what was seen on the older deployment since then.
 * @throws A TypeError, before anything is changed, if the server hides the value of a header, and `additionalHeaders` is missing.
 * @throws An {@link AdminResponseError} with status 404 if the deployment does not exist.
 * @throws A {@link RegistrationError} if it cannot be registered again: does its code still run?
 * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops after that.
 * @example
 * ```ts
 * const { moved, succeeded, failures } = await restoreDeployment(client, "dp_10AzGsK0bd2NnQY6RGCZjmr");
 * console.log(`${moved} moved back, ${succeeded} have succeeded`, failures);
 * ```
 */
export async function restoreDeployment(
  client: Client,
  deploymentId: string,
  options: RestoreOptions = {},
): Promise<RollOutResult> {
  const name = "restoreDeployment";
  const { canary: _, tolerance: __, ...rules } = RULES;
  const own = { ...WAIT_RULES, additionalHeaders: ["an object of strings", isPlainObject] } as const;
  const { additionalHeaders, ...rest } = assertArguments(name, { deploymentId }, options, { ...rules, ...own });
  // The timeout is that of the whole.
  const { timeout: ___, ...request } = pickRequest(rest);
  const registered = await getDeployment(client, deploymentId, request);
  const deployment = describeRegistration(registered, additionalHeaders);
  return release(client, name, deployment, { ...rest, canary: 0, tolerance: 1 });
}

/** Describes how to register a deployment again, as it was: what is missing would be lost (seen on 1.6.2 and 1.7.12). */
function describeRegistration(
  registered: DetailedDeploymentResponse,
  given: Readonly<Record<string, string>> | undefined,
): RegisterDeploymentRequest {
  const { metadata, additional_headers = {} } = registered;
  const hidden = Object.keys(additional_headers).filter((header) => /^\*+$/.test(additional_headers[header] ?? ""));
  const names = given ? "" : hidden.join(", ");
  if (names) throw new TypeError(`restoreDeployment: the server hides the value of ${names}: pass additionalHeaders`);
  const headers = { ...(given ?? additional_headers) };
  const common = { force: true, additional_headers: headers, ...(metadata && { metadata }) };
  if (!("uri" in registered)) {
    const { arn, assume_role_arn } = registered;
    return { ...common, arn, ...(assume_role_arn && { assume_role_arn }) };
  }
  const { uri, auth, http_version } = registered;
  return { ...common, uri, use_http_11: http_version.startsWith("HTTP/1"), ...(auth && { auth }) };
}
