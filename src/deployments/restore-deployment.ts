import type { DetailedDeploymentResponse, RegisterDeploymentRequest } from "../../generated/index.js";
import { assertArguments, BOOLEAN, isPlainObject, type RequestOptions } from "../client/index.js";
import { RestateAdminError } from "../errors/index.js";
import { type Client, getDeployment, listServices } from "../operations.js";
import { WAIT_RULES } from "../waiting/index.js";
import { registerDeployment } from "./register-deployment.js";
import { ROLL_OUT_RULES, runRelease } from "./roll-out-deployment.js";
import type { RollOutOptions, RollOutResult } from "./roll-out-result.js";

export interface RestoreOptions extends Omit<RollOutOptions, "canary" | "tolerance"> {
  /** The headers that the server sends to the deployment, in place of all headers of its registration. */
  readonly additionalHeaders?: Readonly<Record<string, string>> | undefined;
  /** Whether to go back even if the older deployment lacks handlers of the latest: calls of these then fail. Default: false. */
  readonly breaking?: boolean | undefined;
}

/**
 * Makes an older deployment the latest again, by its id, and moves invocations that fail on the newer one back.
 *
 * The older code still has to run at its address. The deployment keeps its headers, metadata and HTTP version. An invocation with a
 * step that the older code does not make fails there with a mismatch of the journal (`RT0016`), until a release moves it. Healthy
 * invocations finish on the newer deployment. Hanging ones stay there, unless you stop the process of the newer code first. The
 * call deletes nothing, and no failure stops it. It ends when nothing is left to move. With `bake`, it then watches the older code.
 *
 * @param deploymentId - The older deployment, `dp_...`.
 * @param options - `additionalHeaders`, `breaking`, `move`, `bake`, `timeout`, `dryRun`, `onProgress`, `interval`, and request options.
 * @returns How many invocations this call has moved back, and the outcomes on the older deployment since then.
 * @throws A TypeError, before anything is changed, if the server hides the value of a header, and `additionalHeaders` is missing.
 * @throws A {@link RestateAdminError}, before anything is changed, if the server would restore another deployment of the same address,
 * or if handlers would be lost without `breaking`. Its message has the advice.
 * @throws An {@link AdminResponseError} with status 404 if the deployment does not exist.
 * @throws A {@link RegistrationError} if it cannot be registered again: does its code still run?
 * @throws A {@link DeploymentStoppedError} with a {@link RollOutResult} if it stops later.
 * @example
 * ```ts
 * const { moved, others } = await restoreDeployment(client, "dp_10AzGsK0bd2NnQY6RGCZjmr");
 * console.log(`${moved} moved back`, others.map(({ id, notMoved }) => [id, notMoved]));
 * ```
 */
export async function restoreDeployment(
  client: Client,
  deploymentId: string,
  options: RestoreOptions = {},
): Promise<RollOutResult> {
  const calledFunction = "restoreDeployment";
  const { move, bake, dryRun } = ROLL_OUT_RULES;
  const areStrings = (value: unknown) =>
    isPlainObject(value) && Object.values(value).every((each) => typeof each === "string");
  const additional = { wanted: "an object of strings", isRight: areStrings };
  const rules = { additionalHeaders: additional, breaking: BOOLEAN, move, bake, dryRun, ...WAIT_RULES };
  const checked = assertArguments(calledFunction, { deploymentId }, options, rules);
  const { additionalHeaders, breaking, ...rest } = checked;
  const makeLatest = async (request: RequestOptions) => {
    const { registration, services } = await planLatest(client, deploymentId, { additionalHeaders, breaking }, request);
    if (registration && !rest.dryRun) await registerDeployment(client, registration, request);
    return { id: deploymentId, isNew: false, services, isMadeLatest: registration !== undefined };
  };
  return runRelease(client, { calledFunction, awaitsMoved: false, makeLatest }, { ...rest, canary: 0, tolerance: 1 });
}

/**
 * Plans the registration that makes a deployment the latest; none if it already is. Restate has no other operation for this: a
 * forced registration restores the newest deployment of its address and routing headers (seen on 1.6.2 and 1.7.12). A dry run
 * returns the id of that deployment.
 */
async function planLatest(client: Client, id: string, options: RestoreOptions, request: RequestOptions) {
  const { additionalHeaders, breaking } = options;
  const registered = await getDeployment(client, id, request);
  const { services: listed } = await listServices(client, request);
  const latest = new Map(listed.map((service) => [service.name, service]));
  const isLatest = registered.services.every(({ name }) => latest.get(name)?.deployment_id === id);
  if (isLatest && !additionalHeaders) return { registration: undefined, services: registered.services };
  const registration = { ...repeatRegistration(registered, additionalHeaders), breaking };
  const planned = await registerDeployment(client, { ...registration, dry_run: true }, request);
  const refuse = (why: string) => new RestateAdminError(`restoreDeployment: ${id} ${why}`);
  if (planned.id !== id) {
    const problem = planned.isNew ? "its headers make it a new one" : `${planned.id} is the newer one at its address`;
    const advice = "give it an address of its own with updateDeployment, or register its code at another one";
    throw refuse(`cannot be restored, since ${problem}: ${advice}`);
  }
  const lost = planned.services.flatMap(({ name, handlers }) => {
    const kept = new Set(handlers.map((handler) => handler.name));
    const current = (latest.get(name)?.handlers ?? []).map((handler) => handler.name);
    return current.filter((handler) => !kept.has(handler)).map((handler) => `${name}/${handler}`);
  });
  if (lost.length > 0 && !breaking) throw refuse(`lacks ${lost.join(", ")}: pass breaking: true if nothing calls that`);
  return { registration, services: planned.services };
}

/** Returns the registration of a known deployment, by force. Omitted fields would be lost (seen on 1.6.2 and 1.7.12). */
function repeatRegistration(
  deployment: DetailedDeploymentResponse,
  additionalHeaders: RestoreOptions["additionalHeaders"],
): RegisterDeploymentRequest {
  const { metadata, additional_headers: known = {} } = deployment;
  const hidden = additionalHeaders ? [] : Object.keys(known).filter((header) => /^\*+$/.test(known[header] ?? ""));
  if (hidden.length > 0)
    throw new TypeError(`restoreDeployment: the server hides the value of ${hidden}: pass additionalHeaders`);
  const common = { force: true, additional_headers: { ...(additionalHeaders ?? known) }, metadata };
  if (!("uri" in deployment)) return { ...common, arn: deployment.arn, assume_role_arn: deployment.assume_role_arn };
  const { uri, auth, http_version } = deployment;
  return { ...common, uri, auth, use_http_11: http_version.startsWith("HTTP/1") };
}
