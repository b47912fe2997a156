import type { RegisterDeploymentRequest, ServiceMetadata } from "../../generated/index.js";
import { wait } from "../call/index.js";
import { assertArguments, assertPlainObject, type RequestOptions } from "../client/index.js";
import { type Client, createDeployment, getDeployment } from "../operations.js";
import { SPREAD } from "../waiting/index.js";
import { explainFailure, RegistrationError, readAddress } from "./registration-error.js";

/** A deployment as the server registered it, or would in a dry run. */
export interface RegisteredDeployment {
  /** `dp_...`. In a dry run of an address that is not registered yet, it is not real. */
  readonly id: string;
  /**
   * Whether the server has registered its address now. If false, it was registered before, or by an attempt of this call whose
   * response was lost, and nothing changes without `force`: the server does not look for new code at an address that it knows.
   */
  readonly isNew: boolean;
  /** Its services with their handlers. */
  readonly services: readonly ServiceMetadata[];
}

/**
 * Registers a deployment, explains why if that fails, and waits until every node of a cluster uses it.
 *
 * Registering the same address again changes nothing, not even the headers, and returns the same id. For new code at the
 * same address, use `force: true`, and mind that the code of invocations in flight then changes too.
 *
 * It waits for half a second, in which a cluster tells each node of a new registration: nothing in the response tells how many
 * nodes there are.
 *
 * @param deployment - `uri` or `arn`, and `additional_headers`, `breaking`, `dry_run`, `force`, `metadata`, `use_http_11`.
 * @param options - Request options.
 * @returns The deployment, and whether its address was not registered before.
 * @throws A {@link RegistrationError} that says what to look at, if the server cannot discover the services, or refuses
 * them, or has registered the address with another scheme or query string.
 * @throws An {@link AdminTimeoutError} if the server does not respond, or waits for an endpoint that does not. If its `applied` is
 * `unknown`, the deployment may be registered: call it again.
 * @example
 * ```ts
 * const { id, isNew } = await registerDeployment(client, { uri: "http://localhost:9080" });
 * console.log(id, isNew ? "is registered" : "was registered before");
 * ```
 */
export async function registerDeployment(
  client: Client,
  deployment: RegisterDeploymentRequest,
  options: RequestOptions = {},
): Promise<RegisteredDeployment> {
  assertPlainObject(deployment, "registerDeployment: the deployment", '{ uri: "http://localhost:9080" }');
  const request = assertArguments("registerDeployment", {}, options);
  const registered = await register(client, deployment, request);
  const isChanged = registered.isNew || deployment.force === true;
  if (isChanged && !deployment.dry_run) await wait(SPREAD, request.signal);
  return registered;
}

/** Registers a deployment. Nodes of a cluster may take an older one for the latest for half a second more. */
export async function register(
  client: Client,
  deployment: RegisterDeploymentRequest,
  request: RequestOptions,
): Promise<RegisteredDeployment> {
  const registering = createDeployment(client, deployment, request).withResponse();
  const { data, status } = await registering.catch((error: unknown) => {
    throw explainFailure(deployment, error);
  });
  const { id, services } = data;
  const isNew = status === 201;
  if (isNew || deployment.force || !("uri" in deployment)) return { id, isNew, services };
  const kept = await getDeployment(client, id, request);
  const part = "uri" in kept && findDifference(new URL(deployment.uri), new URL(kept.uri));
  if (!part) return { id, isNew, services };
  const advice = `It is registered with another ${part}, as ${id}, and only that address is used: pass force: true to replace it.`;
  throw new RegistrationError({ address: readAddress(deployment), advice });
}

/** The server keeps the registered address if the given one has another scheme or query string (seen on 1.6.2 and 1.7.12). */
function findDifference(given: URL, kept: URL): "scheme" | "query string" | undefined {
  if (given.protocol !== kept.protocol) return "scheme";
  return given.search === kept.search ? undefined : "query string";
}
