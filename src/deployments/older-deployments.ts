import type { DeploymentResponse, ServiceMetadata } from "../../generated/index.js";
import { assertArguments, assertPlainObject, type RequestOptions, STRINGS } from "../client/index.js";
import { AdminResponseError, RestateAdminError } from "../errors/index.js";
import { type Client, getDeployment, listDeployments, listServices } from "../operations.js";
import type { InvocationCounts } from "../waiting/index.js";
import { compareServices, type ServiceChanges } from "./compare-services.js";
import { countGroups, selectGroups } from "./not-moved.js";
import { readGroups } from "./read-invocations.js";
import type { RegisteredDeployment } from "./register-deployment.js";

/** A deployment that serves the same services as a newer one. */
export interface OlderDeployment {
  /** `dp_...` */
  readonly id: string;
  /** Its URI or ARN. */
  readonly address: string;
  /** How the services of the newer deployment differ from its own. */
  readonly changes: ServiceChanges;
  /** The services that it alone still serves to new invocations. Deleting it would remove them. */
  readonly latestOf: readonly string[];
  /**
   * How many invocations still need it, by status. If it is the latest deployment of other services, their invocations
   * do not count.
   */
  readonly invocations: InvocationCounts;
}

/** Options of {@link findOlderDeployments}. */
export interface FindOlderOptions extends RequestOptions {
  /** The ids of the deployments to look at. Ids that are not registered are left out. Default: all that share a service. */
  readonly replaces?: readonly string[] | undefined;
}

/** A deployment that replaces others: from {@link registerDeployment}, or from `getDeployment`. */
export type NewerDeployment = Pick<RegisteredDeployment, "id" | "services"> &
  Partial<Pick<RegisteredDeployment, "isNew">>;

/**
 * Finds the older deployments that serve the same services as a newer one, compares their services, and counts the
 * invocations that still need them.
 *
 * @param client - The client, from `createClient`.
 * @param newer - The newer deployment, from {@link registerDeployment} or `getDeployment`.
 * @param options - `replaces`, and request options.
 * @returns The older deployments, each with the differences and the number of its invocations.
 * @throws A {@link RestateAdminError} if another deployment has become the latest of one of its services.
 *
 * @example
 * ```ts
 * const newer = await registerDeployment(client, { uri: "http://localhost:9080", dry_run: true });
 * for (const { id, changes, latestOf } of await findOlderDeployments(client, newer)) {
 *   console.log(id, changes.removedHandlers, latestOf.length === 0 ? "can be deleted" : "is still needed");
 * }
 * ```
 */
export async function findOlderDeployments(
  client: Client,
  newer: NewerDeployment,
  options: FindOlderOptions = {},
): Promise<readonly OlderDeployment[]> {
  assertPlainObject(newer, "findOlderDeployments: the newer deployment", "{ id, services }");
  if (typeof newer.id !== "string" || !Array.isArray(newer.services)) {
    throw new TypeError("findOlderDeployments: the newer deployment must have an id and services");
  }
  const checked = assertArguments("findOlderDeployments", {}, options, { replaces: STRINGS });
  const { replaces, ...request } = checked;
  const older = await readOlder(client, newer, { replaces, isToBeLatest: false }, request);
  const from = older.map(({ id }) => id);
  const groups = await readGroups(client, { from, services: [], unpinned: false, registeredAt: undefined }, request);
  return older.map((deployment) => ({ ...deployment, invocations: countGroups(selectGroups(groups, deployment)) }));
}

/**
 * Finds older deployments, as {@link findOlderDeployments} does, without counting their invocations.
 *
 * @param isToBeLatest - Whether this is a dry run of a registration that would make the newer deployment the latest.
 */
export async function readOlder(
  client: Client,
  newer: NewerDeployment,
  { replaces, isToBeLatest }: { readonly replaces: readonly string[] | undefined; readonly isToBeLatest: boolean },
  request: RequestOptions,
): Promise<readonly Omit<OlderDeployment, "invocations">[]> {
  const names = new Set(newer.services.map(({ name }) => name));
  const { deployments } = await listDeployments(client, request);
  const { services } = await listServices(client, request);
  // In a dry run it is not registered.
  if (!isToBeLatest && deployments.some(({ id }) => id === newer.id))
    assertLatest(services, newer, newer.isNew ? "" : GO_BACK);
  const isOlder = ({ id, services }: DeploymentResponse) =>
    id !== newer.id && (replaces ? replaces.includes(id) : services.some(({ name }) => names.has(name)));
  const older = await Promise.all(
    deployments.filter(isOlder).map(async (deployment) => {
      const { id } = deployment;
      const details = await getDeployment(client, id, request).catch(ignoreGone);
      if (!details) return [];
      const address = "uri" in deployment ? deployment.uri : deployment.arn;
      const latestOf = listLatestOf(services, id).filter((name) => !names.has(name));
      return [{ id, address, changes: compareServices(details.services, newer.services), latestOf }];
    }),
  );
  return older.flat();
}

/** Ignores that a deployment does not exist: an earlier attempt or someone else has deleted it. */
export function ignoreGone(error: unknown): void {
  if (!(error instanceof AdminResponseError && error.status === 404 && error.documented)) throw error;
}

/** Lists the services whose new invocations go to a deployment. */
export function listLatestOf(services: readonly ServiceMetadata[], id: string): readonly string[] {
  return services
    .filter(({ deployment_id }) => deployment_id === id)
    .map(({ name }) => name)
    .sort();
}

const GO_BACK = "; to go back to an older deployment, register its address with force: true";

/** @throws RestateAdminError if another deployment is the latest of one of its services. */
export function assertLatest(
  services: readonly ServiceMetadata[],
  { id, services: own }: NewerDeployment,
  advice = "",
): void {
  const other = services.find(
    ({ name, deployment_id }) => deployment_id !== id && own.some((each) => each.name === name),
  );
  if (other)
    throw new RestateAdminError(
      `${id} is not the latest deployment of ${other.name}: ${other.deployment_id} is${advice}`,
    );
}
