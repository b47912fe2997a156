import type { DeploymentResponse, ServiceMetadata } from "../../generated/index.js";
import type { RequestOptions } from "../client/index.js";
import { AdminResponseError, RestateAdminError } from "../errors/index.js";
import { type Client, getDeployment, listDeployments } from "../operations.js";
import { compareServices } from "./compare-services.js";
import type { RegisteredDeployment } from "./register-deployment.js";
import type { ReplacedDeployment } from "./results.js";

/** Finds the deployments that a new one replaces, without what may change meanwhile, and when that was registered. */
export async function findOlder(
  client: Client,
  { id: own, services }: RegisteredDeployment,
  replaces: readonly string[] | undefined,
  request: RequestOptions,
): Promise<{ readonly older: readonly ReplacedDeployment[]; readonly registeredAt: Date | undefined }> {
  const names = services.map(({ name }) => name);
  const { deployments } = await listDeployments(client, request);
  const isOlder = ({ id, services }: DeploymentResponse) =>
    id !== own && (replaces ? replaces.includes(id) : services.some(({ name }) => names.includes(name)));
  const older = deployments.filter(isOlder).map(async (deployment) => {
    const { id } = deployment;
    const details = await getDeployment(client, id, request).catch(ignoreGone);
    if (!details) return [];
    const address = "uri" in deployment ? deployment.uri : deployment.arn;
    const changes = compareServices(details.services, services);
    return [{ id, address, changes, latestOf: [], invocations: {}, notMoved: [], deleted: false }];
  });
  const registered = deployments.find(({ id }) => id === own);
  return { older: (await Promise.all(older)).flat(), registeredAt: registered && new Date(registered.created_at) };
}

/** Ignores that a deployment does not exist: an earlier attempt or someone else has deleted it. */
export function ignoreGone(error: unknown): void {
  if (!(error instanceof AdminResponseError && error.status === 404 && error.documented)) throw error;
}

/** Lists the services whose new invocations go to a deployment, unless a new one has them, or is to have them. */
export function listLatestOf(
  services: readonly ServiceMetadata[],
  id: string,
  { services: own }: RegisteredDeployment,
): readonly string[] {
  return services
    .filter(({ name, deployment_id }) => deployment_id === id && !own.some((each) => each.name === name))
    .map(({ name }) => name)
    .sort();
}

/**
 * Whether the server lists all services of a deployment. One that is starting may not.
 *
 * @throws RestateAdminError if another deployment is the latest of one of them.
 */
export function isLatest(listed: readonly ServiceMetadata[], { id, services }: RegisteredDeployment): boolean {
  return services.every(({ name }) => {
    const latest = listed.find((each) => each.name === name);
    if (!latest || latest.deployment_id === id) return latest;
    const state = `${id} is not the latest deployment of ${name}: ${latest.deployment_id} is`;
    throw new RestateAdminError(`${state}; to go back to an older deployment, roll out its address with force: true`);
  });
}
