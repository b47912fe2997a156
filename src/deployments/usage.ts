import type { DeploymentResponse, ServiceMetadata } from "../../generated/index.js";
import { assertArguments, forDeletion, type RequestOptions } from "../client/index.js";
import { type Client, listDeployments, listServices } from "../operations.js";
import { type CountsByStatus, sumByName } from "../waiting/index.js";
import { type InvocationGroup, readGroups } from "./invocation-groups.js";

/** The services of a deployment, and the number of invocations that still need it. */
export interface DeploymentUsage {
  /** `dp_...` */
  readonly id: string;
  /** Whether somebody has deleted it, though invocations need it. They cannot go on until `moveInvocations` has moved them. */
  readonly isDeleted: boolean;
  /** Its URI or ARN; undefined if it is deleted. */
  readonly address: string | undefined;
  /** When it was registered, or last made the latest again, as an ISO string in UTC; undefined if it is deleted. */
  readonly createdAt: string | undefined;
  /** Empty if it is deleted. */
  readonly services: readonly { readonly name: string; readonly revision: number }[];
  /** The services whose new invocations go to it. */
  readonly latestOf: readonly string[];
  /** How many invocations are pinned to it and not completed, by status. */
  readonly pinned: CountsByStatus;
  /** How many invocations without a pin run on it, or will run on it as the latest of their service, by status. */
  readonly unpinned: CountsByStatus;
  /** Whether no invocation needs it. If it is the latest of a service, it may get new ones. */
  readonly isDrained: boolean;
}

/**
 * Lists the deployments, newest first, with their services and the number of invocations that still need each.
 *
 * Deleted deployments that invocations still need come last. It scans all invocations, once queries have been answered for a second.
 *
 * @param options - Request options. {@link RowsOptions} says what all queries have in common.
 * @example
 * ```ts
 * for (const { id, isDrained, pinned, latestOf } of await listDeploymentUsage(client)) {
 *   console.log(id, isDrained ? "has drained" : pinned, latestOf);
 * }
 * ```
 */
export async function listDeploymentUsage(client: Client, options: RequestOptions = {}): Promise<DeploymentUsage[]> {
  return readUsage(client, assertArguments("listDeploymentUsage", {}, options));
}

/** Reads the usage on which a deletion may rely. */
export async function readUsage(client: Client, request: RequestOptions): Promise<DeploymentUsage[]> {
  const groups = await readGroups(client, {}, forDeletion(request));
  // Read last: a deployment that was registered meanwhile must not look deleted, nor one that became the latest look unused.
  const { deployments } = await listDeployments(client, request);
  const { services } = await listServices(client, request);
  return describeUsage(deployments, services, groups);
}

/** @param groups - The groups of all invocations that have not completed. */
export function describeUsage(
  deployments: readonly DeploymentResponse[],
  services: readonly ServiceMetadata[],
  groups: readonly InvocationGroup[],
): DeploymentUsage[] {
  const latest = new Map(services.map(({ name, deployment_id }) => [name, deployment_id]));
  const describe = (id: string, listed: DeploymentResponse | undefined): DeploymentUsage => {
    const needs = groups.filter((group) => (group.deployment ?? latest.get(group.service)) === id);
    const count = (isPinned: boolean) =>
      sumByName(
        needs.filter(({ pinned }) => isPinned === (pinned !== null)).map((group) => [group.status, group.count]),
      );
    return {
      id,
      isDeleted: listed === undefined,
      address: listed && ("uri" in listed ? listed.uri : listed.arn),
      createdAt: listed?.created_at,
      services: (listed?.services ?? []).map(({ name, revision }) => ({ name, revision })),
      latestOf: [...latest.keys()].filter((name) => latest.get(name) === id).sort(),
      pinned: count(true),
      unpinned: count(false),
      isDrained: needs.length === 0,
    };
  };
  const newestFirst = [...deployments].sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at));
  const listed = new Map(newestFirst.map((deployment) => [deployment.id, deployment]));
  const ids = new Set([...listed.keys(), ...groups.flatMap(({ pinned }) => pinned ?? [])]);
  return [...ids].map((id) => describe(id, listed.get(id)));
}
