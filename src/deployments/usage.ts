import { assertArguments, type RequestOptions } from "../client/index.js";
import { type Client, listDeployments, listServices } from "../operations.js";
import { addUp, type CountsByStatus } from "../waiting/index.js";
import { type InvocationGroup, readGroups } from "./read-invocations.js";

/** What a deployment serves, and what still needs it. */
export interface DeploymentUsage {
  /** `dp_...` */
  readonly id: string;
  /** Its URI or ARN. */
  readonly address: string;
  /** When it was registered, as an ISO string in UTC. */
  readonly createdAt: string;
  /** Its services, and the revision of each that it has. */
  readonly services: readonly { readonly name: string; readonly revision: number }[];
  /** The services whose new invocations go to it. */
  readonly latestOf: readonly string[];
  /** How many invocations are pinned to it and not completed, by status. */
  readonly pinned: CountsByStatus;
  /**
   * How many invocations without a pin will run on it, by status: those that run there now, and, if it is the latest of their
   * service, those that wait, are scheduled, or are paused before their first step.
   */
  readonly unpinned: CountsByStatus;
  /** Whether no invocation needs it. It may be the latest of a service all the same, and then get new ones. */
  readonly isDrained: boolean;
}

/**
 * Lists for each deployment what it serves, and how many invocations still need it, newest first.
 *
 * It sends one query, which scans all invocations, and two requests, however many deployments there are. An invocation without
 * a pin that does not run needs the latest deployment of its service.
 *
 * @param options - Request options. {@link RowsOptions} says what all queries have in common.
 * @returns Each deployment, whether it has drained, and the services of which it is the latest.
 * @example
 * ```ts
 * for (const { id, isDrained, pinned, latestOf } of await listDeploymentUsage(client)) {
 *   console.log(id, isDrained ? "has drained" : pinned, latestOf);
 * }
 * ```
 */
export async function listDeploymentUsage(client: Client, options: RequestOptions = {}): Promise<DeploymentUsage[]> {
  const { deployments } = await readUsage(client, assertArguments("listDeploymentUsage", {}, options));
  return [...deployments];
}

type Usage = { readonly deployments: readonly DeploymentUsage[]; readonly groups: readonly InvocationGroup[] };
type Needs = Pick<DeploymentUsage, "pinned" | "unpinned" | "isDrained">;

/** Reads the usage of all deployments, newest first, and the invocations that it counts. */
export async function readUsage(client: Client, request: RequestOptions): Promise<Usage> {
  const groups = await readGroups(client, request);
  // Afterwards, so that no deployment that has become the latest meanwhile looks unused.
  const { deployments } = await listDeployments(client, request);
  const { services } = await listServices(client, request);
  const latest = new Map(services.map(({ name, deployment_id }) => [name, deployment_id]));
  const usage = deployments.map((deployment): DeploymentUsage => {
    const { id, created_at: createdAt } = deployment;
    return {
      ...{ id, createdAt, address: "uri" in deployment ? deployment.uri : deployment.arn },
      services: deployment.services.map(({ name, revision }) => ({ name, revision })),
      latestOf: [...latest.keys()].filter((name) => latest.get(name) === id).sort(),
      ...countNeeds(groups.filter((group) => (group.deployment ?? latest.get(group.service)) === id)),
    };
  });
  return { deployments: usage.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt)), groups };
}

export function countNeeds(groups: readonly InvocationGroup[]): Needs {
  const count = (isPinned: boolean) =>
    addUp(groups.filter((group) => group.isPinned === isPinned).map((group) => [group.status, group.count]));
  return { pinned: count(true), unpinned: count(false), isDrained: groups.length === 0 };
}
